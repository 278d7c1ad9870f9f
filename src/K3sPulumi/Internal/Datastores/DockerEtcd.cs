using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Docker;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Datastores;

/// <summary>etcd members as containers on one network, where they find each other by name.</summary>
internal static class DockerEtcd
{
    private const string DefaultImage = "quay.io/coreos/etcd:v3.6.6";

    public static DatastoreOutputs Create(
        EtcdDatastore parent, string name, EtcdDatastoreArgs args,
        Output<EtcdDatastoreSpec> visible, Output<EtcdDatastoreSpec> all, Output<bool> isChecked,
        ServiceRepairs repairs)
    {
        var site = DockerResources.Create(parent, name, args.Members[0].Docker!, image: null, subnet: null, isChecked);
        // Each run creates a new CA, which every member and server would have to adopt, so it runs only for new members.
        var members = string.Join(' ', args.Members.Select((_, index) => EtcdGathering.NameOf(args, name, index)));
        var pki = new LocalScript(parent, $"{name}-pki", Engine: null, all.Apply(spec => EtcdContainer.Pki(spec.Cluster)))
        {
            OnlyWith = members,
        }.Create();
        var printed = DatastoreOutputs.Readable(pki.Stdout);
        var started = new List<Pulumi.Docker.Container>();
        foreach (var (index, member) in args.Members.Index())
        {
            var service = Output.Tuple(all, printed).Apply(both => EtcdContainer.Container(
                both.Item1.Cluster, index, both.Item1.Members[index].Docker!.Image.Or(DefaultImage),
                DatastoreOutputs.Read(both.Item2) ?? new DatastoreOutput("")));
            var memberName = EtcdGathering.NameOf(args, name, index);
            var plan = visible.Apply(spec =>
                ContainerPlan.ForService(memberName, EtcdContainer.Shape, spec.Members[index].Docker!));
            var shown = Output.Unsecret(service);
            started.Add(ServiceNode.Create(parent, memberName, member.Docker!, site, EtcdContainer.Shape, shown,
                repairs.InDocker(memberName, service, plan, site.Engine)));
        }

        repairs.Keep(started);

        var done = Output.All(started.Select(container => container.Id)).Apply(ids => string.Join(' ', ids));
        return EtcdDatastores.Parts(all, printed, done, site.Network, NewestSnapshots.Refused(isChecked));
    }
}
