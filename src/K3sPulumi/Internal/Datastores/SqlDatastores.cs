using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using Pulumi;
using SqlScope = K3sPulumi.Internal.Datastores.DatastoreScope<
    K3sPulumi.SqlDatastoreArgs, K3sPulumi.Core.Datastores.Sql.SqlDatastoreSpec>;

namespace K3sPulumi.Internal.Datastores;

/// <summary>PostgreSQL and MySQL; they differ only in the core.</summary>
internal static class SqlDatastores
{
    public static DatastoreOutputs Create(ComponentResource parent, SqlDialect dialect, string name, SqlDatastoreArgs args)
    {
        var inputs = new InputSet().Gather(values => args.Read(dialect, name, values));
        var check = ProgramPlaces.Checking<SqlDatastoreSpec>(parent, dialect.Component, name, DatastoreChecks.Problems,
            PlaceClaims.Of);
        var isChecked = Requests.Check(parent, dialect.Component, name, inputs, check);
        if (check(inputs.Shape).Count > 0)
        {
            var nothing = isChecked.Apply(_ => "");
            return new DatastoreOutputs(nothing, nothing, nothing) { NewestDumps = NewestSnapshots.Refused(isChecked) };
        }

        var password = GeneratedToken.For(parent, $"{name}-password", args.Password, isChecked);
        var scope = new SqlScope
        {
            Owner = parent,
            Name = name,
            Args = args,
            Checked = isChecked,
            Visible = Output.Tuple(isChecked, inputs.Visible).Apply(both => both.Item2),
            All = Output.CreateSecret(Output.Tuple(isChecked, inputs.All, password).Apply(all =>
                all.Item2 with { Datastore = all.Item2.Datastore with { Password = new Secret(all.Item3) } })),
        };
        var repairs = new ServiceRepairs(parent, name, args.Drift is not null, scope.All.Apply(spec => spec.Drift));
        return args.Docker is not null
            ? DockerSql.Create(scope, dialect, repairs) : OverSsh(scope, dialect, repairs);
    }

    private static DatastoreOutputs OverSsh(SqlScope scope, SqlDialect dialect, ServiceRepairs repairs)
    {
        var (name, ssh) = (scope.Name, scope.Args.Ssh!);
        _ = scope.Visible.Apply(spec => WarnOfOpenDoors(scope.Owner, spec));
        var script = scope.All.Apply(spec => SqlDatastoreScript.For(spec.Datastore));
        var scripts = SshScripts.SendForService(name, ssh, scope.Checked, scope.Owner);
        var options = new CustomResourceOptions { Parent = scope.Owner, DependsOn = { scripts } };
        var repaired = repairs.OnHost(name, dialect.Kind, script, scope.All.Apply(spec => spec.Ssh!));
        var command = new RemoteCommand(name, ssh, repaired) { HasDelete = true, MayBoot = true }.Create(scope.Visible, options);
        repairs.Keep(command);
        return Outputs(scope, command.Stdout, scope.Checked.Apply(_ => ""), DatastoreDumps.OnHost(scope, command)) with
        {
            Database = new(dialect, ssh, scope, command),
        };
    }

    private static bool WarnOfOpenDoors(ComponentResource parent, SqlDatastoreSpec spec)
    {
        var open = spec.Datastore.AllowedAddresses.Count == 0;
        if (open)
            Log.Warn("allowedAddresses is not set, so anyone with the password can connect from anywhere. Set it to the "
                + "addresses of the K3s servers.", parent);
        return open;
    }

    /// <summary>The endpoint depends on the command that starts the database, so its users wait for it.</summary>
    public static DatastoreOutputs Outputs(SqlScope scope, Output<string> stdout, Output<string> network,
        Output<SnapshotInfo[]> dumps) => new(
        Output.CreateSecret(Output.Tuple(scope.All, stdout).Apply(both => both.Item1.Datastore.ToEndpoint().Value)),
        Output.Unsecret(DatastoreOutputs.Readable(stdout)).Apply(text => DatastoreOutputs.Read(text)?.Ca ?? ""),
        network)
        { NewestDumps = dumps };
}
