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
        var problems = new ProblemList();
        if (spec.Servers is { IsKnown: true, Content.Count: 0 } || !spec.Servers.IsGiven)
            problems.Add("servers", "is empty; add at least one server.");
        foreach (var (name, address) in spec.Servers.Or(new Dictionary<string, string>()))
            problems.Add($"servers[\"{name}\"]", ServerNameProblem(name) ?? Addresses.HostProblem(address));
        Check(problems, spec);
        PoolPlaces.Check(problems, spec);
        PlaceClaims.Of(spec).Check(problems);
        if (spec is { Docker: not null, Ssh: null })
            problems.Add("name", DockerNames.Problem(spec.Name)
                ?? NameChecks.ContainerProblem(spec.Name, NodeRole.Server, "the component's name"));
        return problems.Problems;
    }

    public static void Check(ProblemList problems, LoadBalancerSpec spec)
    {
        problems.Add(RunTarget.Problem(spec.Docker, spec.Ssh));
        problems.Check("drift", spec.Drift, DriftModes.Problem);
        LoadBalancerPorts.Check(problems, spec);
        if (spec.Docker is not null)
            DockerChecks.Check(problems.At("docker"), spec.Docker, role: null);
        if (spec.Ssh is not null)
            SshChecks.Check(problems.At("ssh"), spec.Ssh);
        foreach (var (index, standby) in spec.Standbys.Index())
            SshChecks.Check(problems.At("standbys", index), standby);
        FloatingAddressChecks.Check(problems, spec);
    }

    private static string? ServerNameProblem(string name) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? null
            : $"{Quote.Value(name)} is not a valid server name; use letters, digits, \".\", \"-\" and \"_\".";
}
