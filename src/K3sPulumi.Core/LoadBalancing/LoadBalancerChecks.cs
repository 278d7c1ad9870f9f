using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>Checks of a load balancer.</summary>
internal static class LoadBalancerChecks
{
    public static IReadOnlyList<Problem> Problems(LoadBalancerSpec spec)
    {
        var findings = new ProblemList();
        if (spec.Servers is { IsKnown: true, Content.Count: 0 } || !spec.Servers.IsGiven)
            findings.Add("servers", "is empty; add at least one server.");
        foreach (var (name, address) in spec.Servers.Or(new Dictionary<string, string>()))
            findings.Add($"servers[\"{name}\"]", ServerNameProblem(name) ?? Addresses.HostProblem(address));
        Check(findings, spec);
        PoolPlaces.Check(findings, spec);
        PlaceClaims.Of(spec).Check(findings);
        if (spec is { Docker: not null, Ssh: null })
            findings.Add("name", DockerNames.Problem(spec.Name)
                ?? NameChecks.ContainerProblem(spec.Name, NodeRole.Server, "the component's name"));
        return findings.Problems;
    }

    public static void Check(ProblemList findings, LoadBalancerSpec spec)
    {
        findings.Add(RunTarget.Problem(spec.Docker, spec.Ssh));
        findings.Check("drift", spec.Drift, DriftModes.Problem);
        LoadBalancerPorts.Check(findings, spec);
        if (spec.Docker is not null)
            DockerChecks.Check(findings.At("docker"), spec.Docker, role: null);
        if (spec.Ssh is not null)
            SshChecks.Check(findings.At("ssh"), spec.Ssh);
        foreach (var (index, standby) in spec.Standbys.Index())
            SshChecks.Check(findings.At("standbys", index), standby);
        FloatingAddressChecks.Check(findings, spec);
    }

    private static string? ServerNameProblem(string name) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? null
            : $"{Quote.Value(name)} is not a valid server name; use letters, digits, \".\", \"-\" and \"_\".";
}
