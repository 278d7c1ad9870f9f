using K3sPulumi.Core.Specs;

namespace K3sPulumi.Core.Options;

/// <summary>What sets a node apart on a difficult host or in a closed network; all of it is optional.</summary>
internal sealed record NodeOptions
{
    /// <summary><c>selinux</c>; absent: as the host is.</summary>
    public Value<bool> Selinux { get; init; }

    /// <summary>What happens to firewalld or ufw: configure, disable or leave.</summary>
    public Value<string> Firewall { get; init; }

    public Value<ProxySettings> Proxy { get; init; }

    public Value<Registries> Registries { get; init; }

    /// <summary>Whether the node gets its program and images from a directory of artifacts.</summary>
    public bool HasAirGap { get; init; }

    /// <summary>
    /// Whether registries are asked at all when their mirrors have nothing (<c>disable-default-registry-endpoint</c>).
    /// </summary>
    public Value<bool> DisableDefaultRegistryEndpoint { get; init; }

    /// <summary><c>docker</c>: the host's Docker runs the pods.</summary>
    public Value<bool> DockerRuntime { get; init; }

    /// <summary><c>container-runtime-endpoint</c>: an external containerd, CRI-O, or Docker's socket.</summary>
    public Value<string> ContainerRuntimeEndpoint { get; init; }

    /// <summary><c>snapshotter</c></summary>
    public Value<string> Snapshotter { get; init; }

    /// <summary><c>rootless</c></summary>
    public bool Rootless { get; init; }

    /// <summary><c>vpn-auth</c></summary>
    public Value<Secret> VpnAuth { get; init; }

    /// <summary><c>flannel-iface</c></summary>
    public Value<string> FlannelIface { get; init; }

    /// <summary><c>resolv-conf</c></summary>
    public Value<string> ResolvConf { get; init; }

    /// <summary><c>prefer-bundled-bin</c></summary>
    public Value<bool> PreferBundledBin { get; init; }

    /// <summary><c>kubelet-arg</c></summary>
    public Value<IReadOnlyList<string>> KubeletArgs { get; init; }

    /// <summary>The configuration with these options in it.</summary>
    public T ApplyTo<T>(T config) where T : NodeConfig => config with
    {
        Selinux = Selinux.Or(config.Selinux),
        DisableDefaultRegistryEndpoint = DisableDefaultRegistryEndpoint.Or(config.DisableDefaultRegistryEndpoint),
        Docker = DockerRuntime.Or(config.Docker),
        ContainerRuntimeEndpoint = ContainerRuntimeEndpoint.Content ?? config.ContainerRuntimeEndpoint,
        Snapshotter = Snapshotter.Content ?? config.Snapshotter ?? (Rootless ? "fuse-overlayfs" : null),
        Rootless = Rootless || config.Rootless,
        VpnAuth = VpnAuth.IsKnown ? VpnAuth.Content : config.VpnAuth,
        FlannelIface = FlannelIface.Content ?? config.FlannelIface,
        ResolvConf = ResolvConf.Content ?? config.ResolvConf,
        PreferBundledBin = PreferBundledBin.Or(config.PreferBundledBin),
        KubeletArgs = KubeletArgs.Or(config.KubeletArgs),
    };
}
