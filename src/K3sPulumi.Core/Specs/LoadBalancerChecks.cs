using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Specs;

/// <summary>What can be wrong with a load balancer.</summary>
internal static class LoadBalancerChecks
{
    public static IReadOnlyList<Problem> Problems(LoadBalancerSpec spec)
    {
        var findings = new Findings();
        if (spec.Servers is { IsKnown: true, Content.Count: 0 } || !spec.Servers.IsGiven)
            findings.Add("servers", "is empty; name at least one server.");
        foreach (var (name, address) in spec.Servers.Or(new Dictionary<string, string>()))
            findings.Add($"servers[\"{name}\"]", Names.DnsLabelProblem(name) ?? Addresses.HostProblem(address));
        Check(findings, spec);
        return findings.Problems;
    }

    public static void Check(Findings findings, LoadBalancerSpec spec)
    {
        findings.Add((spec.Docker, spec.Ssh) switch
        {
            (null, null) => "runs nowhere; set docker to run it as a container, or ssh to run it on a host.",
            (not null, not null) => "has both docker and ssh; it runs in one place, so remove one of them.",
            _ => null,
        });
        if (spec.Port is { } port)
            findings.Add("port", Ports.Problem(port));
        if (spec.Docker is not null)
            DockerChecks.Check(findings.At("docker"), spec.Docker, NodeRole.Server);
        if (spec.Ssh is not null)
            SshChecks.Check(findings.At("ssh"), spec.Ssh);
        foreach (var (index, standby) in spec.Standbys.Index())
            SshChecks.Check(findings.At("standbys", index), standby);
        CheckFloating(findings, spec);
    }

    private static void CheckFloating(Findings findings, LoadBalancerSpec spec)
    {
        findings.Check("floatingAddress", spec.FloatingAddress, Addresses.IpProblem);
        if (spec.Standbys.Count > 0 && spec.Docker is null && !spec.FloatingAddress.IsGiven)
            findings.Add("floatingAddress", "is missing; standbys take over an address that all load balancers share.");
        if (spec.Docker is not null && spec.Standbys.Count > 0)
            findings.Add("standbys", "are for hosts; in Docker there is one load balancer, so remove them.");
        if (spec.Docker is not null && spec.FloatingAddress.IsGiven)
            findings.Add("floatingAddress", "is for hosts; in Docker there is one load balancer, so remove it.");
        if (spec.Docker is not null && spec.FloatingInterface.IsGiven)
            findings.Add("floatingInterface", "is for hosts; in Docker there is one load balancer, so remove it.");
        if (spec.Docker is not null && spec.RouterId.IsGiven)
            findings.Add("routerId", "is for hosts; in Docker there is one load balancer, so remove it.");
        findings.Check("routerId", spec.RouterId, id => id is >= 1 and <= 255 ? null : $"{id} is no VRRP router id; use 1 to 255.");
    }
}
