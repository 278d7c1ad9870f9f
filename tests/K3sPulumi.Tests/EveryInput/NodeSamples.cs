using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>Samples for a node, also those that a cluster can set for all of its nodes.</summary>
internal static class NodeSamples
{
    public static Dictionary<string, Sample> All => new(StringComparer.Ordinal)
    {
        ["nodeName"] = new("edge-77"),
        ["nodeLabels"] = new(new Dictionary<string, string> { ["example.com/zone"] = "north-77" }),
        ["nodeTaints"] = new(new[] { "example.com/dedicated=db77:NoSchedule" }),
        ["nodeIp"] = new("10.0.0.77"),
        ["nodeExternalIp"] = new("198.51.100.77"),
        ["withNodeId"] = new(true),
        ["kubeletArgs"] = new(new[] { "max-pods=77" }),
        ["config"] = new("log: /var/log/k3s-77.log\n") { Shown = "k3s-77.log" },
        ["NodeArgs.generation"] = new(77),
        ["NodeArgs.architecture"] = new("arm64"),
        ["NodeOptionsArgs.images"] = new(new[] { Files.Archive }) { Shown = "app.tar" },
        ["skippedChecks"] = new(new[] { "clock" }),
        ["hostIsGone"] = new(true) { Shown = null, With = Leaving },
        ["prepareTimeout"] = new(777),
        ["readyTimeout"] = new(777),
        ["drainTimeout"] = new(777) { With = Leaving },
        ["flannelIface"] = new("eth77"),
        ["resolvConf"] = new("/etc/resolv-77.conf"),
        ["rootless"] = new(true) { With = Alone },

        ["AirGapArgs.directory"] = new(Files.OtherBundle) { Shown = null },
        ["AirGapArgs.architecture"] = new("arm64"),
        ["AirGapArgs.generation"] = new(7) { Shown = null },

        ["httpProxy"] = new("http://proxy-77.example.com:3128")
        {
            With = at => ((ProxyArgs)at.Owner)
            .HttpsProxy = "http://proxy.example.com:3128"
        },
        ["httpsProxy"] = new("http://proxy-77.example.com:3128")
        {
            With = at => ((ProxyArgs)at.Owner)
            .HttpProxy = "http://proxy.example.com:3128"
        },
        ["noProxy"] = new(new[] { ".seven.example.com" })
        {
            With = at => ((ProxyArgs)at.Owner)
            .HttpProxy = "http://proxy.example.com:3128"
        },
        ["firewall"] = new("configure") { With = Networks },
        ["nodeNetworks"] = new(new[] { "10.77.0.0/24" }) { With = Configured },
        ["selinux"] = new(true) { Shown = null },
        ["vpnAuth"] = new("name=tailscale,joinKey=tskey-77"),
        ["dataDirectory"] = new("/srv/k3s-77"),
        ["adopt"] = new(true) { Shown = "adopts K3s if it is already on the host", With = Tokens },
        ["PackagesArgs.update"] = new(77) { Shown = "packages: update 77" },
        ["PackagesArgs.reboot"] = new("always") { Shown = "reboot always" },
        ["drain"] = new(true) { Shown = "drained before K3s restarts, within" },
        ["drift"] = new("report") { Shown = null },
        ["running"] = new(true) { Shown = null },

        ["RuntimeArgs.docker"] = new(true) { Shown = null },
        ["RuntimeArgs.endpoint"] = new("unix:///run/seven/containerd.sock"),
        ["snapshotter"] = new("native"),
        ["preferBundledBin"] = new(true),
        ["persist"] = new(true),
        ["enableMemoryCgroup"] = new(true),

        ["RegistryMirrorArgs.registry"] = new("quay-77.example.com"),
        ["endpoints"] = new(new[] { "https://mirror-77.example.com" }),
        ["rewrites"] = new(new Dictionary<string, string> { ["^library/(.*)"] = "mirror77/$1" }),
        ["ReleaseMirrorArgs.url"] = new("https://artifacts.example.com/k3s-77"),
        ["ReleaseMirrorArgs.installerUrl"] = new("https://get.example.com/install-77.sh"),
        ["ReleaseMirrorArgs.ca"] = new(Files.Certificate) { Shown = Line(Files.Certificate) },
        ["ReleaseMirrorArgs.user"] =
            new("reader77") { And = at => ((ReleaseMirrorArgs)at.Owner).Password = "of-somebody", Shown = null },
        ["ReleaseMirrorArgs.password"] =
            new("password-77") { And = at => ((ReleaseMirrorArgs)at.Owner).User = "reader" },
        ["RegistryConfigArgs.registry"] = new("mirror-77.example.com"),
        ["RegistryConfigArgs.username"] = new("puller77") { And = at => ((RegistryConfigArgs)at.Owner).Password = "of-somebody" },
        ["RegistryConfigArgs.password"] = new("password-77") { And = at => ((RegistryConfigArgs)at.Owner).Username = "puller" },
        ["RegistryConfigArgs.auth"] = new("auth-77"),
        ["RegistryConfigArgs.token"] = new("token-77"),
        ["RegistryConfigArgs.ca"] = new(Files.Certificate) { Shown = Line(Files.Certificate) },
        ["RegistryConfigArgs.certificate"] = new(Files.Certificate)
        {
            Shown = Line(Files.Certificate),
            And = at => ((RegistryConfigArgs)at.Owner).Key = Files.Key,
        },
        ["RegistryConfigArgs.key"] = new(Files.Key)
        {
            Shown = Line(Files.Key),
            And = at =>
            ((RegistryConfigArgs)at.Owner).Certificate = Files.Certificate
        },
        ["insecureSkipVerify"] = new(true) { Shown = null },
        ["disableDefaultEndpoint"] = new(true)
        {
            With = at =>
                ((RegistriesArgs)at.Owner).Mirrors.Add((RegistryMirrorArgs)Requests.Nested(typeof(RegistryMirrorArgs), at.Place)),
        },
    };

    /// <summary>A line in the middle of a PEM text, which is found at any indentation.</summary>
    public static string Line(string pem) => pem.Split('\n')[1];

    /// <summary>A rootless server is a separate cluster.</summary>
    private static void Alone(Setting at)
    {
        if (at.Cluster is { } cluster && at.Owner == cluster.Servers[0])
            cluster.Agents.Clear();
    }

    /// <summary>A node can only be removed through another one.</summary>
    private static void Leaving(Setting at)
    {
        var through = at.Place == Place.Ssh ? Requests.Host("10.0.0.12") : null;
        if (at.Root is K3sServerArgs server)
            server.LeaveThrough = through;
        else if (at.Root is K3sAgentArgs agent)
            agent.LeaveThrough = through;
        else
            at.Cluster!.Servers.AddRange(Enumerable.Range(2, 2).Select(number => at.Place == Place.Docker
                ? new NodeArgs { NodeName = $"s{number}", Docker = new() }
                : new NodeArgs { NodeName = $"s{number}", Ssh = Requests.Host($"10.0.0.1{number}") }));
    }

    /// <summary>What exists has tokens.</summary>
    private static void Tokens(Setting at)
    {
        if (at.Root is K3sServerArgs server)
            (server.Token, server.AgentToken) = ("token-of-the-cluster-77", "token-of-the-cluster-77");
        else if (at.Cluster is { } cluster)
            (cluster.Token, cluster.AgentToken) = ("token-of-the-cluster-77", "token-of-the-cluster-77");
    }

    private static void Networks(Setting at)
    {
        if (at.Owner is NodeArgs node)
            node.NodeNetworks = ["10.0.0.0/24"];
        else
            at.Cluster!.NodeNetworks = ["10.0.0.0/24"];
    }

    private static void Configured(Setting at)
    {
        Networks(at);
        if (at.Owner is NodeArgs node)
            node.Firewall = "configure";
        else
            at.Cluster!.Firewall = "configure";
    }
}
