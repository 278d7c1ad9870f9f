using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Docker;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Inputs;
using Pulumi;
using EtcdScope = K3sPulumi.Internal.Datastores.DatastoreScope<
    K3sPulumi.EtcdDatastoreArgs, K3sPulumi.Core.Datastores.Etcd.EtcdDatastoreSpec>;

namespace K3sPulumi.Internal.Datastores;

/// <summary>etcd members as containers on one network, where they find each other by name.</summary>
internal static class DockerEtcd
{
    private const string DefaultImage = "quay.io/coreos/etcd:v3.6.6";

    public static DatastoreOutputs Create(EtcdScope scope, ServiceRepairs repairs)
    {
        var args = scope.Args;
        var shared = DockerResources.Create(
            scope.Owner, scope.Name, args.Members[0].Docker!, image: null, subnet: null, scope.Checked);
        var names = args.Members.Select((_, index) => EtcdGathering.NameOf(args, scope.Name, index)).ToList();
        // Each run creates a new CA, which every member and server would have to adopt, so it runs only for new members.
        var pki = new LocalScript(
            scope.Owner, $"{scope.Name}-pki", Engine: null, scope.All.Apply(spec => EtcdContainer.Pki(spec.Cluster)))
        {
            OnlyWith = string.Join(' ', names),
        }.Create();
        var printed = DatastoreOutputs.Readable(pki.Stdout);
        var started = new List<Pulumi.Docker.Container>();
        foreach (var (index, member) in args.Members.Index())
        {
            var service = Output.Tuple(scope.All, printed).Apply(both => EtcdContainer.Container(
                both.Item1.Cluster, index, both.Item1.Members[index].Docker!.Image.Or(DefaultImage),
                DatastoreOutputs.Read(both.Item2) ?? new DatastoreOutput("")));
            var plan = scope.Visible.Apply(spec =>
                ContainerPlan.ForService(names[index], EtcdContainer.Shape, spec.Members[index].Docker!));
            started.Add(ServiceNode.Create(scope.Owner, names[index], member.Docker!, shared, EtcdContainer.Shape,
                Output.Unsecret(service), repairs.InDocker(names[index], service, plan, shared.Engine)));
        }

        repairs.Keep(started);
        var done = Output.All(started.Select(container => container.Id)).Apply(ids => string.Join(' ', ids));
        return EtcdDatastores.Outputs(scope, printed, done, shared.Network, NewestSnapshots.Refused(scope.Checked));
    }
}
