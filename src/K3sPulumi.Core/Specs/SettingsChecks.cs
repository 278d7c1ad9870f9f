using K3sPulumi.Core.Options;

namespace K3sPulumi.Core.Specs;

/// <summary>What can be wrong with the settings that all servers share.</summary>
internal static class SettingsChecks
{
    private const string DefaultPods = "10.42.0.0/16";
    private const string DefaultServices = "10.43.0.0/16";

    private static readonly Dictionary<string, Secret> NoManifests = [];

    public static void Check(Findings findings, ClusterSettings settings, int servers)
    {
        CheckVersion(findings, settings.Version);
        findings.CheckEach("tlsSans", settings.TlsSans, Addresses.SanProblem);
        findings.CheckEach("disable", settings.Disable, Choices.DisableProblem);
        findings.Check("flannelBackend", settings.FlannelBackend, Choices.FlannelBackendProblem);
        findings.Check("token", settings.Token, token => Tokens.Problem(token.Value));
        findings.Check("agentToken", settings.AgentToken, token => Tokens.Problem(token.Value));
        findings.Check("kubeconfigRenewalDays", settings.KubeconfigRenewalDays, KubeconfigRenewal.DaysProblem);
        foreach (var (name, text) in settings.Manifests.Or(NoManifests))
            findings.Add($"manifests[\"{name}\"]", Manifests.NameProblem(name) ?? YamlText.ObjectsProblem(text.Value));
        CheckNetworks(findings, settings);
        ExternalDatastoreChecks.Check(findings, settings, servers);
        ClusterOptionsChecks.Check(findings, settings.Options, settings);
    }

    /// <summary>For an agent, which must know this much of its cluster.</summary>
    public static void CheckForAgent(Findings findings, ClusterSettings settings)
    {
        findings.Check("flannelBackend", settings.FlannelBackend, Choices.FlannelBackendProblem);
        CheckNetworks(findings, settings);
        ClusterOptionsChecks.Check(findings, settings.Options, settings);
    }

    public static void CheckVersion(Findings findings, Value<string> version)
    {
        findings.Require("version", version, "is missing; give an exact version such as v1.36.1+k3s1.");
        findings.Check("version", version, text => K3sVersion.TryParse(text, out var why) is null ? why : null);
    }

    private static void CheckNetworks(Findings findings, ClusterSettings settings)
    {
        CheckNetwork(findings, "clusterCidr", settings.ClusterCidr, ClusterNetworks.PodNetworkProblem);
        CheckNetwork(findings, "serviceCidr", settings.ServiceCidr, ClusterNetworks.ServiceNetworkProblem);
        if (settings.ClusterCidr is { IsGiven: true, IsKnown: false } || settings.ServiceCidr is { IsGiven: true, IsKnown: false })
            return;
        var pods = CommaList.Split(settings.ClusterCidr.Or(DefaultPods));
        var services = CommaList.Split(settings.ServiceCidr.Or(DefaultServices));
        if (pods.Count == 0 || services.Count == 0 || pods.Concat(services).Any(cidr => Cidrs.Problem(cidr) is not null))
            return;
        findings.Add("serviceCidr", ClusterNetworks.FamiliesProblem(pods, services));
        findings.Add("serviceCidr", ClusterNetworks.OverlapProblem(services, pods, "the pods' network"));
    }

    /// <summary>K3s itself would take other networks then, of which firewall, proxy and checks would know nothing.</summary>
    /// <param name="findings">At the cluster's path.</param>
    /// <param name="settings">Of the cluster.</param>
    /// <param name="nodes">Of the cluster.</param>
    public static void CheckIpv6(Findings findings, ClusterSettings settings, IEnumerable<NodeSpec> nodes)
    {
        if (!nodes.Any(node => node.NodeIp is { IsKnown: true, Content: { } ips } && CommaList.Split(ips) is { Count: > 0 } all
            && all.All(ip => Cidrs.Family(ip) == System.Net.Sockets.AddressFamily.InterNetworkV6)))
            return;
        foreach (var (name, network, example) in new[] { ("clusterCidr", settings.ClusterCidr, "fd00:42::/56"), ("serviceCidr", settings.ServiceCidr, "fd00:43::/112") })
        {
            if (!network.IsGiven)
                findings.Add(name, $"is missing; nodes with IPv6 addresses alone need networks of that kind, such as {example}.");
        }
    }

    private static void CheckNetwork(Findings findings, string name, Value<string> text, Func<string, string?> size) =>
        findings.Check(name, text, value =>
        {
            var cidrs = CommaList.Split(value);
            return cidrs.Count == 0
                ? "is empty; leave it out, or give a network such as 10.42.0.0/16."
                : cidrs.Select(Cidrs.Problem).FirstOrDefault(problem => problem is not null)
                    ?? ClusterNetworks.StackProblem(cidrs)
                    ?? cidrs.Select(size).FirstOrDefault(problem => problem is not null);
        });
}
