using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The effect of a node's options on its host besides files.</summary>
internal static class HostOptions
{
    public static HostNode With(this HostNode host, NodeSpec node, ClusterSettings settings)
    {
        var proxy = node.Proxy;
        host = host with
        {
            ClusterNetworks = [settings.ClusterCidr.Or(NetworkDefaults.PodCidr),
                settings.ServiceCidr.Or(NetworkDefaults.ServiceCidr)],
            FlannelBackend = node.VpnAuth.IsGiven ? "tailscale" : settings.FlannelBackend.Or(FlannelBackends.Default),
            InstallsPodNetwork = settings.InstallsPodNetwork,
            PluginPorts = settings.PluginPorts,
            EmbeddedRegistry = settings.EmbeddedRegistry.Or(false),
            Selinux = node.Selinux.IsKnown ? node.Selinux.Content : null,
            EnableMemoryCgroup = node.EnableMemoryCgroup.Or(false),
            DownloadProxy = proxy?.Download,
            DirectDownloads = proxy is null ? [] : [.. proxy.NoProxy.Or([]), .. node.DirectNetworks],
            Runtime = RuntimeOf(node),
            RootlessUser = node.Rootless ? node.Ssh!.User.Content : null,
            Files = node.Rootless ? [.. host.Files, RootlessService.Delegation, RootlessService.Forwarding] : host.Files,
            DataDir = node.DataDirectory.Content ?? DataDirectories.Default,
            Rotation = settings.Certificates?.Rotation.Or(0) ?? 0,
            Authority = settings.Certificates?.Authority?.Digest,
            AuthorityFiles = host.Role == NodeRole.Server && (host.JoinUrl is null || host.ChangesFirst)
                ? settings.Certificates?.Authority?.Bundle() : null,
            ForcesAuthority = host.Role == NodeRole.Server && settings.Certificates?.Authority?.Force.Or(false) == true,
            NodeIp = node.NodeIp.Content,
            ResolvConf = node.ResolvConf.Content,
            NeedsTailscale = node.VpnAuth.IsKnown,
            VisibleRegistries = OptionFiles.RegistriesOf(node, settings).ToVisibleYaml(),
            Secrets = [.. host.Secrets, .. SecretsOf(node)],
        };
        host = host with
        {
            Files =
            [.. host.Files.Select(file => file with { Path = DataDirectories.Moved(file.Path, host.DataDir) })]
        };
        return host with { Firewall = FirewallOf(host, node) };
    }

    private static HostFirewall FirewallOf(HostNode host, NodeSpec node) => node.Firewall.Or("leave") switch
    {
        "configure" =>
            HostFirewall.Configure(FirewallRules.For(FirewallShape.For(host) with { Nodes = node.NodeNetworks.Or([]) })),
        "disable" => HostFirewall.Disable,
        _ => HostFirewall.Leave,
    };

    private static HostRuntime? RuntimeOf(NodeSpec node)
    {
        var socket = node.RuntimeEndpoint.Content;
        if (socket is not null && socket.StartsWith("unix://", StringComparison.Ordinal))
            socket = socket["unix://".Length..];
        return node.DockerRuntime.Or(false) || socket is not null ? new(node.DockerRuntime.Or(false), socket) : null;
    }

    private static IEnumerable<Secret> SecretsOf(NodeSpec node)
    {
        foreach (var secret in node.Registries?.Configs.SelectMany(config => config.Secrets) ?? [])
            yield return secret;
        foreach (var secret in (node.Proxy?.Secrets ?? []).Concat(node.ReleaseMirror?.Secrets ?? []))
            yield return secret;

        if (!node.VpnAuth.IsKnown)
            yield break;
        yield return node.VpnAuth.Content;
        foreach (var part in node.VpnAuth.Content.Value.Split(',')
            .Where(part => part.StartsWith("joinKey=", StringComparison.Ordinal)))
            yield return new Secret(part["joinKey=".Length..]);
    }
}
