using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using Pulumi;
using EtcdScope = K3sPulumi.Internal.Datastores.DatastoreScope<
    K3sPulumi.EtcdDatastoreArgs, K3sPulumi.Core.Datastores.Etcd.EtcdDatastoreSpec>;

namespace K3sPulumi.Internal.Datastores;

/// <summary>etcd: first the certificates, then the members, one after another.</summary>
internal static class EtcdDatastores
{
    public static DatastoreOutputs Create(EtcdDatastore parent, string name, EtcdDatastoreArgs args)
    {
        var inputs = new InputSet().Gather(values => args.Read(name, values));
        var check = ProgramPlaces.Checking<EtcdDatastoreSpec>(parent, nameof(EtcdDatastore), name, DatastoreChecks.Problems,
            PlaceClaims.Of);
        var isChecked = Requests.Check(parent, nameof(EtcdDatastore), name, inputs, check);
        if (check(inputs.Shape).Count > 0)
        {
            var nothing = isChecked.Apply(_ => "");
            return new DatastoreOutputs(nothing, nothing, nothing)
            {
                Certificate = nothing,
                Key = nothing,
                NewestDumps = NewestSnapshots.Refused(isChecked),
            };
        }

        var scope = new EtcdScope
        {
            Owner = parent,
            Name = name,
            Args = args,
            Checked = isChecked,
            Visible = Output.Tuple(isChecked, inputs.Visible).Apply(both => both.Item2),
            All = Output.CreateSecret(Output.Tuple(isChecked, inputs.All).Apply(both => both.Item2)),
        };
        var repairs = new ServiceRepairs(parent, name, args.Drift is not null, scope.All.Apply(spec => spec.Drift));
        return args.Members[0].Docker is not null ? DockerEtcd.Create(scope, repairs) : OverSsh(scope, repairs);
    }

    /// <summary>The endpoint waits for the last member, so its users find a quorum.</summary>
    public static DatastoreOutputs Outputs(
        EtcdScope scope, Output<string> pki, Output<string> last, Output<string> network, Output<SnapshotInfo[]> dumps) => new(
        Output.CreateSecret(Output.Tuple(scope.All, last).Apply(both => both.Item1.Cluster.ToEndpoint().Value)),
        Output.Unsecret(pki).Apply(text => DatastoreOutputs.Read(text)?.Ca ?? ""),
        network)
        {
            Certificate = Output.Unsecret(pki).Apply(text => DatastoreOutputs.Read(text)?.Certificate ?? ""),
            Key = Output.CreateSecret(pki.Apply(text => DatastoreOutputs.Read(text)?.Key?.Value ?? "")),
            NewestDumps = dumps,
        };

    private static DatastoreOutputs OverSsh(EtcdScope scope, ServiceRepairs repairs)
    {
        var (parent, all, members) = (scope.Owner, scope.All, scope.Args.Members);
        var script = all.Apply(spec => EtcdScript.Pki(spec.Cluster, Elevation.Of(spec.Members[0].Ssh!)));
        var scripts = members.Select((member, index) => SshScripts.SendForService(
            EtcdGathering.NameOf(scope.Args, scope.Name, index), member.Ssh!, scope.Checked, parent)).ToList();
        var first = new CustomResourceOptions { Parent = parent, DependsOn = { scripts[0] } };
        var pki = new RemoteCommand($"{scope.Name}-pki", members[0].Ssh!, script) { MayBoot = true }.Create(scope.Visible, first);
        var printed = DatastoreOutputs.Readable(pki.Stdout);
        var previous = pki;
        var started = new List<(string Name, Pulumi.Command.Remote.Command Command)>();
        foreach (var (index, member) in members.Index())
        {
            var made = Output.Tuple(all, printed).Apply(both => EtcdScript.Member(
                both.Item1.Cluster, index, DatastoreOutputs.Read(both.Item2)
                    ?? new DatastoreOutput(""), Elevation.Of(both.Item1.Members[index].Ssh!)));
            var options = new CustomResourceOptions { Parent = parent, DependsOn = { previous, scripts[index] } };
            var name = EtcdGathering.NameOf(scope.Args, scope.Name, index);
            var repaired = repairs.OnHost(name, "etcd", made, all.Apply(spec => spec.Members[index].Ssh!));
            previous = new RemoteCommand(name, member.Ssh!, repaired) { HasDelete = true, MayBoot = true }
                .Create(scope.Visible, options);
            started.Add((name, previous));
        }

        repairs.Keep([.. started.Select(member => member.Command)]);
        return Outputs(scope, printed, previous.Stdout, scope.Checked.Apply(_ => ""), DatastoreDumps.OnHost(scope, started));
    }
}
