using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>Checks of a datastore that we create.</summary>
internal static class DatastoreChecks
{
    public static IReadOnlyList<Problem> Problems(SqlDatastoreSpec spec)
    {
        var problems = new ProblemList();
        CheckPlace(problems, spec.Ssh, spec.Docker);
        PlaceClaims.Of(spec).Check(problems);
        spec.Datastore.Check(problems);
        if (spec.Docker is not null)
            spec.Datastore.Backup?.CheckInDocker(problems.At("backup"));
        problems.Check("drift", spec.Drift, DriftModes.Problem);
        return problems.Problems;
    }

    public static IReadOnlyList<Problem> Problems(EtcdDatastoreSpec spec)
    {
        var problems = new ProblemList();
        foreach (var (index, member) in spec.Members.Index())
            CheckPlace(problems.At("members", index), member.Ssh, member.Docker);
        CheckHosts(problems, spec.Members);
        PlaceClaims.Of(spec).Check(problems);
        if (spec.Members.Any(member => member.Docker is not null) && spec.Members.Any(member => member.Ssh is not null))
            problems.Add("members", "do not all run in the same place; use docker for all or ssh for all.");
        spec.Cluster.Check(problems);
        problems.Check("drift", spec.Drift, DriftModes.Problem);
        if (spec.Cluster.Backup is not null && spec.Members.Any(member => member.Docker is not null))
            problems.Add("backup", "requires hosts, because the image of etcd has nothing that could keep dumps; remove it, and "
                + "back up the volume with the tools of the engine.");
        return problems.Problems;
    }

    /// <summary>Settings that apply to the container of a node but not of a datastore.</summary>
    private static void CheckContainer(ProblemList problems, DockerSpec docker)
    {
        DockerChecks.Check(problems, docker with { ApiPort = null }, role: null);
        if (docker.ApiPort is not null)
            problems.Add("apiPort",
                "is for the Kubernetes API, which a datastore does not have; publish its port with ports instead.");
        if (docker.ApiBindAddress.IsGiven)
            problems.Add("apiBindAddress",
                "is for the Kubernetes API, which a datastore does not have; remove it, and set the address in ports.");
        if (docker.ImageRegistry.IsGiven)
            problems.Add("imageRegistry", "applies to the K3s image; set image to the full name of the datastore's image.");
    }

    /// <summary>Members on the same host would overwrite each other, whatever their addresses.</summary>
    private static void CheckHosts(ProblemList problems, IReadOnlyList<EtcdMemberSpec> members)
    {
        var taken = new Dictionary<HostPlace, int>();
        foreach (var (index, member) in members.Index())
        {
            if (HostPlace.Of(member.Ssh) is { } place && !taken.TryAdd(place, index))
                problems.Add($"members[{index}].ssh.address",
                    $"{Quote.Value(place.Address)} is already the host of members[{taken[place]}]; use a separate host for each "
                        + "member.");
        }
    }

    private static void CheckPlace(ProblemList problems, SshSpec? ssh, DockerSpec? docker)
    {
        problems.Add(RunTarget.Problem(docker, ssh));
        if (ssh is not null)
            SshChecks.Check(problems.At("ssh"), ssh);
        if (docker is not null)
            CheckContainer(problems.At("docker"), docker);
    }
}
