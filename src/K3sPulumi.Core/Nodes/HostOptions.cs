using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The effect of a node's options on its host besides files.</summary>
internal static class HostOptions
{
    public static HostNode With(this HostNode host, NodeSpec node, ClusterSettings settings)
    {
        var options = node.Options;
        var proxy = options.Proxy;
        host = host with
        {
            ClusterNetworks = [settings.ClusterCidr.Or(NetworkDefaults.PodCidr),
                settings.ServiceCidr.Or(NetworkDefaults.ServiceCidr)],
            FlannelBackend = options.VpnAuth.IsGiven ? "tailscale" : settings.FlannelBackend.Or(FlannelBackends.Default),
            EmbeddedRegistry = settings.Options.EmbeddedRegistry.Or(false),
            Selinux = options.Selinux.IsKnown ? options.Selinux.Content : null,
            EnableMemoryCgroup = options.EnableMemoryCgroup.Or(false),
            DownloadProxy = proxy?.Download,
            DirectDownloads = proxy is null ? [] : [.. proxy.NoProxy.Or([]), .. options.DirectNetworks],
            Runtime = RuntimeOf(options),
            RootlessUser = options.Rootless ? node.Ssh!.User.Content : null,
            Files = options.Rootless ? [.. host.Files, RootlessService.Delegation, RootlessService.Forwarding] : host.Files,
            DataDir = options.DataDirectory.Content ?? DataDirectories.Default,
            NodeIp = node.NodeIp.Content,
            ResolvConf = options.ResolvConf.Content,
            NeedsTailscale = options.VpnAuth.IsKnown,
            VisibleRegistries = OptionFiles.RegistriesOf(options, settings.Options).ToVisibleYaml(),
            Secrets = [.. host.Secrets, .. SecretsOf(options)],
        };
        host = host with
        {
            Files =
            [.. host.Files.Select(file => file with { Path = DataDirectories.Moved(file.Path, host.DataDir) })]
        };
        return host with { Firewall = FirewallOf(host, options) };
    }

    private static HostFirewall FirewallOf(HostNode host, NodeOptions options) => options.Firewall.Or("leave") switch
    {
        "configure" =>
            HostFirewall.Configure(FirewallRules.For(FirewallShape.For(host) with { Nodes = options.NodeNetworks.Or([]) })),
        "disable" => HostFirewall.Disable,
        _ => HostFirewall.Leave,
    };

    private static HostRuntime? RuntimeOf(NodeOptions options)
    {
        var socket = options.RuntimeEndpoint.Content;
        if (socket is not null && socket.StartsWith("unix://", StringComparison.Ordinal))
            socket = socket["unix://".Length..];
        return options.DockerRuntime.Or(false) || socket is not null ? new(options.DockerRuntime.Or(false), socket) : null;
    }

    private static IEnumerable<Secret> SecretsOf(NodeOptions options)
    {
        foreach (var secret in options.Registries?.Configs.SelectMany(config => config.Secrets) ?? [])
            yield return secret;
        foreach (var secret in options.Proxy?.Secrets ?? [])
            yield return secret;

        if (!options.VpnAuth.IsKnown)
            yield break;
        yield return options.VpnAuth.Content;
        foreach (var part in options.VpnAuth.Content.Value.Split(',')
            .Where(part => part.StartsWith("joinKey=", StringComparison.Ordinal)))
            yield return new Secret(part["joinKey=".Length..]);
    }
}
