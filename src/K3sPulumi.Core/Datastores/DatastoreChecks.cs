using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>Checks of a datastore that we create.</summary>
internal static class DatastoreChecks
{
    public static IReadOnlyList<Problem> Problems(SqlDatastoreSpec spec)
    {
        var findings = new ProblemList();
        CheckPlace(findings, spec.Ssh, spec.Docker);
        PlaceClaims.Of(spec).Check(findings);
        spec.Datastore.Check(findings);
        if (spec.Docker is not null)
            spec.Datastore.Backup?.CheckInDocker(findings.At("backup"));
        findings.Check("drift", spec.Drift, DriftModes.Problem);
        return findings.Problems;
    }

    public static IReadOnlyList<Problem> Problems(EtcdDatastoreSpec spec)
    {
        var findings = new ProblemList();
        foreach (var (index, member) in spec.Members.Index())
            CheckPlace(findings.At("members", index), member.Ssh, member.Docker);
        CheckHosts(findings, spec.Members);
        PlaceClaims.Of(spec).Check(findings);
        if (spec.Members.Any(member => member.Docker is not null) && spec.Members.Any(member => member.Ssh is not null))
            findings.Add("members", "do not all run in the same place; use docker for all or ssh for all.");
        spec.Cluster.Check(findings);
        findings.Check("drift", spec.Drift, DriftModes.Problem);
        if (spec.Cluster.Backup is not null && spec.Members.Any(member => member.Docker is not null))
            findings.Add("backup", "requires hosts, because the image of etcd has nothing that could keep dumps; remove it, and "
                + "back up the volume with the tools of the engine.");
        return findings.Problems;
    }

    /// <summary>Settings that apply to the container of a node but not of a datastore.</summary>
    private static void CheckContainer(ProblemList findings, DockerSpec docker)
    {
        DockerChecks.Check(findings, docker with { ApiPort = null }, role: null);
        if (docker.ApiPort is not null)
            findings.Add("apiPort",
                "is for the Kubernetes API, which a datastore does not have; publish its port with ports instead.");
        if (docker.ApiBindAddress.IsGiven)
            findings.Add("apiBindAddress",
                "is for the Kubernetes API, which a datastore does not have; remove it, and set the address in ports.");
        if (docker.ImageRegistry.IsGiven)
            findings.Add("imageRegistry", "applies to the K3s image; set image to the full name of the datastore's image.");
    }

    /// <summary>Members on the same host would overwrite each other, whatever their addresses.</summary>
    private static void CheckHosts(ProblemList findings, IReadOnlyList<EtcdMemberSpec> members)
    {
        var taken = new Dictionary<HostPlace, int>();
        foreach (var (index, member) in members.Index())
        {
            if (HostPlace.Of(member.Ssh) is { } place && !taken.TryAdd(place, index))
                findings.Add($"members[{index}].ssh.address",
                    $"{Quote.Value(place.Address)} is already the host of members[{taken[place]}]; use a separate host for each "
                        + "member.");
        }
    }

    private static void CheckPlace(ProblemList findings, SshSpec? ssh, DockerSpec? docker)
    {
        findings.Add(RunTarget.Problem(docker, ssh));
        if (ssh is not null)
            SshChecks.Check(findings.At("ssh"), ssh);
        if (docker is not null)
            CheckContainer(findings.At("docker"), docker);
    }
}
