using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Servers of a cluster that is restored, and their hosts.</summary>
internal static class RestoreSamples
{
    public const string Db = "root/var/lib/rancher/k3s/server/db", Name = "etcd-snapshot-alpha-1790589791";

    public static readonly HostNode First = HostSamples.Server with
    {
        Peers = ["https://10.0.0.12:6443"],
        Restore = new() { Generation = 1, From = Name },
    };

    public static readonly HostNode Other = HostSamples.Server with
    {
        NodeName = "bravo",
        ConfigYaml = new($"server: https://10.0.0.10:6443\ntoken: {HostSamples.Token}\n"),
        VisibleConfig = "server: https://10.0.0.10:6443\n",
        Initializes = false,
        JoinUrl = "https://10.0.0.10:6443",
        Restore = new() { Generation = 1, From = null },
    };

    /// <summary>A host whose node runs, with data and a snapshot.</summary>
    public static StandInHost Living(HostNode node, string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(node with { Restore = null })).Succeeded();
        host.Remove("calls");
        host.Put($"{Db}/etcd/holds", "what was there");
        host.Put($"{Db}/snapshots/{Name}", "the snapshot");
        return host;
    }
}
