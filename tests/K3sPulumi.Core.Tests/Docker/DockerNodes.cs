using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Docker;

/// <summary>Nodes in containers, as their scripts need them.</summary>
internal static class DockerNodes
{
    private static readonly Value<string> Version = Value<string>.Of("v1.36.1+k3s1");

    /// <summary>A <c>sleep</c> that takes no time between tries, and all of it as a limit.</summary>
    public const string ShortSleeps = """case "$1" in ??*) exec /bin/sleep "$1" ;; esac""";

    public static ServerSpec Server(string container, string name, NodeSpec? node = null) => new()
    {
        Name = container,
        Node = (node ?? new()) with { NodeName = name },
        Settings = new() { Version = Version },
    };

    public static AgentSpec Agent(string container, string name, NodeSpec? node = null, bool bringsNetwork = false) => new()
    {
        Name = container,
        Node = (node ?? new()) with { NodeName = name },
        Settings = new() { Version = Version, FlannelBackend = Value<string>.Of(bringsNetwork ? "none" : "vxlan") },
    };
}
