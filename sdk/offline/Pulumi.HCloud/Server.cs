using System.Collections.Immutable;

namespace Pulumi.HCloud;

[HCloudResourceType("hcloud:index/server:Server")]
public class Server : CustomResource
{
    public Server(string name, ServerArgs args, CustomResourceOptions? options = null)
        : base("hcloud:index/server:Server", name, args ?? new ServerArgs(), Utilities.Options(options))
    {
    }

    [Output("image")] public Output<string> Image { get; private set; } = null!;

    [Output("ipv4Address")] public Output<string> Ipv4Address { get; private set; } = null!;

    [Output("ipv6Address")] public Output<string> Ipv6Address { get; private set; } = null!;

    [Output("location")] public Output<string> Location { get; private set; } = null!;

    [Output("name")] public Output<string> Name { get; private set; } = null!;

    [Output("serverType")] public Output<string> ServerType { get; private set; } = null!;

    [Output("sshKeys")] public Output<ImmutableArray<string>> SshKeys { get; private set; } = null!;

    [Output("status")] public Output<string> Status { get; private set; } = null!;

    [Output("userData")] public Output<string?> UserData { get; private set; } = null!;
}
