using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Cluster;

/// <summary>Hosts that are permanently gone: without any server left, the cluster is gone too and cannot be cleaned up.</summary>
internal static class GoneHosts
{
    private const string Remedy =
        "restore a server from a snapshot, or remove the cluster from the stack with pulumi state delete --target-dependents and "
            + "create it again.";

    public static string? Problem(IReadOnlyList<NodeSpec> servers) =>
        servers.Count > 0 && servers.All(server => server.HostIsGone)
            ? $"{(servers.Count == 1 ? "the only one has" : "all of them have")} hostIsGone, so nothing would be left of the "
                + $"cluster; {Remedy}"
            : null;

    /// <summary>
    /// A standalone server is a whole cluster, unless it joins one, shares a datastore or is removed through another server.
    /// </summary>
    public static string? Problem(ServerSpec spec) =>
        spec.Node is { HostIsGone: true, LeavesThrough: false } && !spec.ServerUrl.IsGiven
            && !spec.Settings.DatastoreEndpoint.IsGiven && !spec.ClusterInit
            ? $"is set on the only server, so nothing would be left of the cluster; {Remedy}"
            : null;
}
