using System.Globalization;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>
/// How a node's container with a memory limit starts: by a script that shows the limit in <c>/proc/meminfo</c>, from which the
/// kubelet takes the memory of its machine.
/// </summary>
internal static class MemoryStart
{
    private const string Path = "/etc/k3spulumi/start.sh";

    private static readonly HostFile Script = new(Path, "0755", new Secret(ScriptSets.Text("docker-start")));

    public static IEnumerable<HostFile> Files(NodeSpec node) => node.Docker is { Memory.IsKnown: true } ? [Script] : [];

    /// <summary>What the container runs instead of the image's own program, which gets the same arguments.</summary>
    public static IReadOnlyList<string> Entrypoint(int megabytes) =>
        ["/bin/sh", Path, (megabytes * 1024L).ToString(CultureInfo.InvariantCulture)];
}
