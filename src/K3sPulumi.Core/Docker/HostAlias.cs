using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>A name for the machine of the Docker engine, which nodes and pods resolve.</summary>
internal static class HostAlias
{
    /// <summary>What the engine replaces with the address of its machine.</summary>
    public const string Address = "host-gateway";

    private static readonly string Stdin = ScriptSets.Text("docker-alias");

    /// <summary>Adds the name to what the pods resolve, and removes it.</summary>
    /// <param name="container">The container of a server.</param>
    /// <param name="name">The name.</param>
    public static RemoteScript Script(string container, string name) => new(
        $"sh -s -- set {Shell.Quote(container)} {Shell.Quote(name)}",
        $"sh -s -- unset {Shell.Quote(container)} {Shell.Quote(name)}", new(Stdin));

    public static string? Problem(DockerSpec docker) => docker.HostAlias switch
    {
        null => null,
        var name when !DnsNames.IsSubdomain(name) || Addresses.IsIp(name) || Addresses.HostProblem(name) is not null =>
            $"{Quote.Value(name)} is not a valid host name; use lower-case letters, digits, \"-\" and \".\".",
        var name when name == "localhost" || $".{name}".EndsWith(".cluster.local", StringComparison.Ordinal) =>
            $"{Quote.Value(name)} has another meaning in nodes or pods; use another name.",
        var name when docker.HostAliases.Or(None).ContainsKey(name) =>
            $"{Quote.Value(name)} is also in hostAliases; remove it from one of the two.",
        _ => null,
    };

    private static readonly Dictionary<string, string> None = [];
}
