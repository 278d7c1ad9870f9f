using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>Samples for a cluster, its servers, and its load balancer and registries.</summary>
internal static class ClusterSamples
{
    public static Dictionary<string, Sample> All => new(StringComparer.Ordinal)
    {
        ["version"] = new("v1.36.2+k3s1"),
        ["K3sClusterArgs.token"] = new("server-token-of-seventy-seven"),
        ["K3sServerArgs.token"] = new("server-token-of-seventy-seven"),
        ["K3sAgentArgs.token"] = new("agent-token-of-seventy-seven"),
        ["tokenRotation"] = new(77) { Shown = "token rotation 77" },
        ["KubeconfigArgs.name"] = new("ci-77") { With = Viewer },
        ["KubeconfigArgs.groups"] = new(new[] { "view-77" }) { With = Viewer },
        ["days"] = new(77) { Shown = "77 days", With = Viewer },
        ["JoinTokenArgs.name"] = new("site-77"),
        ["ttl"] = new("77h"),
        ["description"] = new("for site 77"),
        ["JoinTokenArgs.generation"] = new(77) { Shown = "generation 77" },
        ["agentToken"] = new("agent-token-of-seventy-seven"),
        ["serverUrl"] = new("https://10.0.0.77:6443")
        {
            With = at =>
            {
                if (at.Root is not K3sServerArgs server)
                    return;
                server.Token = "correct-horse-battery-staple";
                if (server.Docker is not null)
                    server.Docker.Network = "net";
            },
        },
        ["apiAddress"] = new("api-77.example.com"),
        ["embeddedEtcd"] = new(true),
        ["K3sClusterArgs.tlsSans"] = new(new[] { "san-77.example.com" }),
        ["K3sServerArgs.tlsSans"] = new(new[] { "san-77.example.com" }),
        ["disable"] = new(new[] { "traefik" }),
        ["clusterCidr"] = new("10.77.0.0/16"),
        ["serviceCidr"] = new("10.78.0.0/16"),
        ["flannelBackend"] = new("host-gw"),
        ["kubeconfigRenewalDays"] = new(77) { Shown = null },
        ["clusterDns"] = new(new[] { "10.43.0.77" }),
        ["egressSelectorMode"] = new("pod"),
        ["flannelIpv6Masq"] = new(true) { Shown = null, With = DualStack },
        ["flannelExternalIp"] = new(true)
        {
            With = at => { foreach (var (index, node) in at.Nodes.Index()) node.NodeExternalIp = $"198.51.100.{index + 1}"; },
        },
        ["disableNetworkPolicy"] = new(true),
        ["secretsEncryption"] = new(true),
        ["secretsEncryptionProvider"] = new("secretbox") { With = at => ((ControlPlaneArgs)at.Owner).SecretsEncryption = true },
        ["issuerUrl"] = new("https://id-77.example.com") { With = Client },
        ["clientId"] = new("client-77") { With = Client },
        ["usernameClaim"] = new("claim-77") { With = Client },
        ["usernamePrefix"] = new("prefix-77:") { With = Client },
        ["groupsClaim"] = new("claim-77") { With = Client },
        ["groupsPrefix"] = new("prefix-77:")
        {
            With = at =>
            {
                Client(at);
                ((OidcArgs)at.Owner).GroupsClaim = "groups";
            },
        },
        ["requiredClaims"] = new(new Dictionary<string, string> { ["seven"] = "claim-77" })
        {
            Shown = "seven=claim-77",
            With = Client,
        },
        ["signingAlgorithms"] = new(new[] { "ES512" }) { With = Client },
        ["OidcArgs.ca"] = new(Files.Certificate) { Shown = NodeSamples.Line(Files.Certificate), With = Client },
        ["kubeApiserverArgs"] = new(new[] { "v=7" }),
        ["kubeControllerManagerArgs"] = new(new[] { "v=7" }),
        ["exemptNamespaces"] = new(new[] { "seventy-seven" }),
        ["rotation"] = new(77),
        ["AuthorityArgs.chain"] = new(Files.Certificate)
        {
            Shown = null,
            With = OtherAuthority,
            And = at => ((AuthorityArgs)at.Owner).Key = Files.Key,
        },
        ["AuthorityArgs.key"] = new(Files.Key)
        {
            Shown = null,
            With = OtherAuthority,
            And = at => ((AuthorityArgs)at.Owner).Chain = Files.Certificate,
        },
        ["force"] = new(true) { Shown = null, With = OtherAuthority },
        ["embeddedRegistry"] = new(true),
        ["systemDefaultRegistry"] = new("registry-77.example.com"),
        ["localRegistry"] = new("registry-77:5000"),
        ["serverConfig"] = new("log: /var/log/k3s-77.log\n") { Shown = "k3s-77.log" },
        ["agentConfig"] = new("log: /var/log/k3s-77.log\n") { Shown = "k3s-77.log" },
        ["maxUnavailable"] = new("50%") { Shown = null, With = MoreAgents },
        ["dockerSubnet"] = new("10.177.0.0/16") { With = at => at.Cluster!.EmbeddedEtcd = true },
        ["manifests"] =
            new(new Dictionary<string, string> { ["seven"] = "kind: Namespace\napiVersion: v1\nmetadata:\n  name: seven\n" })
            {
                Shown = "name: seven",
            },

        ["SnapshotsArgs.schedule"] = new("7 7 * * *") { With = Etcd },
        ["SnapshotsArgs.generation"] = new(77) { Shown = "takes snapshot 77", With = Etcd },
        ["pullTo"] = new("backups-77")
        {
            With = at =>
            {
                Etcd(at);
                ((SnapshotsArgs)at.Owner).Generation = 1;
            },
        },
        ["retention"] = new(7) { With = Etcd },
        ["SnapshotsArgs.directory"] = new("/srv/snapshots-77") { With = Etcd },
        ["compress"] = new(true) { With = Etcd },
        ["SnapshotStoreArgs.endpoint"] = new("s3-77.example.com") { With = Etcd },
        ["SnapshotStoreArgs.ca"] = new(Files.Certificate) { Shown = NodeSamples.Line(Files.Certificate), With = Etcd },
        ["SnapshotStoreArgs.insecureSkipVerify"] = new(true) { Shown = null, With = Etcd },
        ["region"] = new("region-77") { With = Etcd },
        ["bucket"] = new("bucket-77") { With = Etcd },
        ["folder"] = new("folder-77") { With = Etcd },
        ["accessKey"] = new("access-77") { With = Etcd },
        ["secretKey"] = new("secret-77") { With = Etcd },

        ["RestoreArgs.from"] = new("snapshot-77") { With = Restorable },
        ["RestoreArgs.generation"] = new(77) { With = Restorable },

        ["LoadBalancerArgs.port"] = new(7443),
        ["floatingAddress"] = new("10.0.0.177"),
        ["floatingInterface"] = new("eth77"),
        ["routerId"] = new(77),
        ["K3sLoadBalancerArgs.servers"] = new(new Dictionary<string, string> { ["seven"] = "server-77" }),
        ["K3sRegistryArgs.port"] = new(5077),
        ["upstream"] = new("https://registry-77.example.com"),
        ["upstreamUser"] = new("user-77") { With = Cache },
        ["upstreamPassword"] = new("password-77") { With = Cache },
    };

    private static void Cache(Setting at)
    {
        var registry = (K3sRegistryArgs)at.Owner;
        (registry.Upstream, registry.UpstreamUser, registry.UpstreamPassword) = ("https://hub.example.com", "user", "password");
    }

    private static void OtherAuthority(Setting at) =>
        (((AuthorityArgs)at.Owner).Chain, ((AuthorityArgs)at.Owner).Key) = (Files.OtherCertificate, Files.OtherKey);

    private static void Viewer(Setting at) =>
        (((KubeconfigArgs)at.Owner).Name, ((KubeconfigArgs)at.Owner).Groups) = ("ci", new[] { "view" });

    /// <summary>What an identity provider needs, whichever of its settings is tried.</summary>
    private static void Client(Setting at)
    {
        var oidc = (OidcArgs)at.Owner;
        oidc.IssuerUrl = "https://id.example.com";
        oidc.ClientId = "k3s";
    }

    private static void Etcd(Setting at)
    {
        if (at.Cluster is { } cluster)
            cluster.EmbeddedEtcd = true;
        else
            ((K3sServerArgs)at.Root).EmbeddedEtcd = true;
    }

    private static void Restorable(Setting at)
    {
        Etcd(at);
        if (at.Cluster is { } cluster)
            cluster.Token = "correct-horse-battery-staple";
        else
            ((K3sServerArgs)at.Root).Token = "correct-horse-battery-staple";
    }

    private static void MoreAgents(Setting at) =>
        at.Cluster!.Agents.AddRange(Enumerable.Range(2, 3).Select(number => at.Place == Place.Docker
        ? new NodeArgs { NodeName = $"a{number}", Docker = new() }
        : new NodeArgs { NodeName = $"a{number}", Ssh = Requests.Host($"10.0.0.2{number}") }));

    private static void DualStack(Setting at)
    {
        var (pods, services) = ("10.42.0.0/16,fd00:42::/56", "10.43.0.0/16,fd00:43::/112");
        if (at.Cluster is { } cluster)
            (cluster.ClusterCidr, cluster.ServiceCidr) = (pods, services);
        else
            (((K3sServerArgs)at.Root).ClusterCidr, ((K3sServerArgs)at.Root).ServiceCidr) = (pods, services);
    }
}
