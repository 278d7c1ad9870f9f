using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Internal.Backups;

/// <summary>What is brought from a host to the deploying machine.</summary>
/// <param name="Ssh">How the host is reached.</param>
/// <param name="Elevation">How the login becomes root.</param>
/// <param name="Place">The directory; empty: nothing is brought.</param>
/// <param name="Keep">How many files of a kind stay there.</param>
internal sealed record Pull(SshSpec? Ssh, Elevation Elevation, string Place, int Keep)
{
    /// <summary>From the server of a cluster.</summary>
    public static Pull Of(ServerSpec server, HostNode host, string cluster) => new(server.Node.Ssh, host.Elevation,
        PulledSnapshots.Place(server.Settings.Snapshots?.PullTo ?? default, cluster),
        server.Settings.Snapshots?.Retention.Or(SnapshotScript.DefaultRetention) ?? SnapshotScript.DefaultRetention);

    /// <summary>From the host of a datastore.</summary>
    public static Pull Of(SshSpec ssh, DatastoreBackup backup, string datastore) =>
        new(ssh, Elevation.Of(ssh), PulledSnapshots.Place(backup.PullTo, datastore), backup.Keep);
}
