using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Datastores;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// Brings a dump back on the host of a cluster's database: checked before the first server stops, brought back when all have.
/// </summary>
internal sealed class SshDumps
{
    private readonly K3sCluster _cluster;
    private readonly ClusterRequest _request;
    private readonly ManagedDatabase _database;
    private readonly Output<string> _token;

    public SshDumps(K3sCluster cluster, ClusterRequest request, ManagedDatabase database, Output<string> token)
    {
        (_cluster, _request, _database, _token) = (cluster, request, database, token);
        Check = Create("restore-check", DumpScript.Check, [database.Ready]);
    }

    /// <summary>Done when the dump is known to be there, and to belong to the cluster.</summary>
    public Resource Check { get; }

    /// <param name="stopped">What prepares and stops the servers.</param>
    public Resource BringBack(IEnumerable<Resource> stopped) => Create("restore", DumpScript.Restore, [Check, .. stopped]);

    private Command Create(string part, Func<RestoreSpec, SqlDatastore, Secret, RemoteScript> make, IEnumerable<Resource> after)
    {
        var script = Output.CreateSecret(
            Output.Tuple(_request.Checked, _request.Request.All, _database.Request.All, _token).Apply(all =>
                make(all.Item2.Settings.Restore!, all.Item3.Datastore, new Secret(all.Item4))));
        var options = new CustomResourceOptions { Parent = _cluster };
        foreach (var resource in after)
            options.DependsOn.Add(resource);
        return new RemoteCommand($"{_request.Name}-{part}", _database.Ssh!, script)
            .Create(Output.Tuple(_request.Visible, _database.Request.Visible), options);
    }
}
