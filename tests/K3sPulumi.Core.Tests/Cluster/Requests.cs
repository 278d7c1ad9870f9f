using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

/// <summary>Valid requests, in which each test breaks one thing.</summary>
internal static class Requests
{
    public static readonly Value<string> Version = Value<string>.Of("v1.36.1+k3s1");

    public static ClusterSpec Docker { get; } = new()
    {
        Name = "dev",
        Settings = new ClusterSettings { Version = Version },
        Servers = [new() { Docker = new() }],
        Agents = [new() { Docker = new() }, new() { Docker = new() }],
    };

    public static ClusterSpec Ssh { get; } = new()
    {
        Name = "prod",
        Settings = new ClusterSettings { Version = Version },
        Servers = [new() { Ssh = Host("10.0.0.11") }],
        Agents = [new() { Ssh = Host("10.0.0.21") }],
    };

    public static SshSpec Host(string address) => new()
    {
        Address = Value<string>.Of(address),
        Password = Value<Secret>.Of(new Secret("pässword $(x)")),
        TrustAnyHostKey = true,
    };

    public static Value<IReadOnlyList<string>> List(params string[] values) => Value<IReadOnlyList<string>>.Of(values);

    public static Value<IReadOnlyDictionary<string, string>> Map(string key, string value) =>
        Value<IReadOnlyDictionary<string, string>>.Of(new Dictionary<string, string> { [key] = value });

    public static ClusterSpec With(this ClusterSpec spec, Func<ClusterSettings, ClusterSettings> change) =>
        spec with { Settings = change(spec.Settings) };

    public static ClusterSpec WithServer(this ClusterSpec spec, Func<NodeSpec, NodeSpec> change) =>
        spec with { Servers = [change(spec.Servers[0]), .. spec.Servers.Skip(1)] };

    public static ClusterSpec WithAgent(this ClusterSpec spec, Func<NodeSpec, NodeSpec> change) =>
        spec with { Agents = [change(spec.Agents[0]), .. spec.Agents.Skip(1)] };

    public static ClusterSpec WithDocker(this ClusterSpec spec, Func<DockerSpec, DockerSpec> change) =>
        spec.WithServer(node => node with { Docker = change(node.Docker!) });

    public static ClusterSpec WithSsh(this ClusterSpec spec, Func<SshSpec, SshSpec> change) =>
        spec.WithServer(node => node with { Ssh = change(node.Ssh!) });
}
