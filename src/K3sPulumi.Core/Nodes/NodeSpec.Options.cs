using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Mirrors;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.OsCare;
using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Optional settings, most of which a cluster may set for all of its nodes.</summary>
internal sealed partial record NodeSpec
{
    /// <summary><c>selinux</c>; absent: as on the host.</summary>
    public Value<bool> Selinux { get; init; }

    /// <summary>What happens to firewalld or ufw: configure, disable or leave.</summary>
    public Value<string> Firewall { get; init; }

    /// <summary>
    /// The networks of the cluster's nodes: ports between nodes are open only to these, and traffic to them bypasses the proxy.
    /// </summary>
    public Value<IReadOnlyList<string>> NodeNetworks { get; init; }

    /// <summary>Those that bypass the proxy.</summary>
    public IEnumerable<string> DirectNetworks => NodeNetworks.Or([]).Where(network => !Cidrs.IsEverything(network));

    public ProxySettings? Proxy { get; init; }

    /// <summary>Null: hosts download from GitHub.</summary>
    public ReleaseMirror? ReleaseMirror { get; init; }

    public RegistrySettings? Registries { get; init; }

    /// <summary>The address of a <see cref="LocalRegistry"/> in the cluster's network.</summary>
    public Value<string> LocalRegistry { get; init; }

    /// <summary><c>docker</c>: the host's Docker is the container runtime.</summary>
    public Value<bool> DockerRuntime { get; init; }

    /// <summary><c>container-runtime-endpoint</c>: an external containerd, CRI-O, or Docker's socket.</summary>
    public Value<string> RuntimeEndpoint { get; init; }

    /// <summary><c>snapshotter</c></summary>
    public Value<string> Snapshotter { get; init; }

    /// <summary><c>prefer-bundled-bin</c></summary>
    public Value<bool> PreferBundledBin { get; init; }

    /// <summary><c>rootless</c></summary>
    public bool Rootless { get; init; }

    /// <summary><c>vpn-auth</c></summary>
    public Value<Secret> VpnAuth { get; init; }

    /// <summary><c>flannel-iface</c></summary>
    public Value<string> FlannelIface { get; init; }

    /// <summary><c>resolv-conf</c></summary>
    public Value<string> ResolvConf { get; init; }

    /// <summary><c>data-dir</c></summary>
    public Value<string> DataDirectory { get; init; }

    /// <summary>Whether a K3s that was installed by other means becomes the node.</summary>
    public Value<bool> Adopt { get; init; }

    /// <summary>Null: the host's packages are left alone.</summary>
    public PackagesSpec? Packages { get; init; }

    /// <summary>Whether the node is drained before K3s restarts on it.</summary>
    public Value<bool> Drain { get; init; }

    /// <summary>What is done about hosts that others have changed.</summary>
    public Value<string> Drift { get; init; }

    /// <summary>Whether the node runs; null: it does, and nothing looks after it. It decides which resources exist.</summary>
    public bool? Running { get; init; }

    /// <summary><c>kubelet-arg</c></summary>
    public Value<IReadOnlyList<string>> KubeletArgs { get; init; }

    /// <summary>Whether the kernel modules and parameters of K3s are persisted on the host.</summary>
    public Value<bool> PersistKernelSettings { get; init; }

    /// <summary>Permission to enable the memory cgroup, and to reboot.</summary>
    public Value<bool> EnableMemoryCgroup { get; init; }

    /// <summary>The node's own options, with those of <paramref name="shared"/> as defaults.</summary>
    public NodeSpec Over(NodeSpec shared) => this with
    {
        Selinux = Selinux.Else(shared.Selinux),
        Firewall = Firewall.Else(shared.Firewall),
        NodeNetworks = NodeNetworks.Else(shared.NodeNetworks),
        Proxy = Proxy ?? shared.Proxy,
        ReleaseMirror = ReleaseMirror ?? shared.ReleaseMirror,
        Registries = Registries?.Over(shared.Registries) ?? shared.Registries,
        LocalRegistry = LocalRegistry.Else(shared.LocalRegistry),
        DockerRuntime = DockerRuntime.Else(shared.DockerRuntime),
        RuntimeEndpoint = RuntimeEndpoint.Else(shared.RuntimeEndpoint),
        Snapshotter = Snapshotter.Else(shared.Snapshotter),
        PreferBundledBin = PreferBundledBin.Else(shared.PreferBundledBin),
        VpnAuth = VpnAuth.Else(shared.VpnAuth),
        DataDirectory = DataDirectory.Else(shared.DataDirectory),
        Adopt = Adopt.Else(shared.Adopt),
        Packages = Packages ?? shared.Packages,
        Drain = Drain.Else(shared.Drain),
        Drift = Drift.Else(shared.Drift),
        Running = Running ?? shared.Running,
        PersistKernelSettings = PersistKernelSettings.Else(shared.PersistKernelSettings),
        EnableMemoryCgroup = EnableMemoryCgroup.Else(shared.EnableMemoryCgroup),
    };

    /// <summary>The configuration with these options added.</summary>
    public T ApplyTo<T>(T config) where T : NodeConfig => config with
    {
        Selinux = Selinux.Or(config.Selinux),
        DisableDefaultRegistryEndpoint = Registries?.DisableDefaultEndpoint.Or(false) ?? config.DisableDefaultRegistryEndpoint,
        Docker = DockerRuntime.Or(config.Docker),
        ContainerRuntimeEndpoint = RuntimeEndpoint.Content ?? config.ContainerRuntimeEndpoint,
        Snapshotter = Snapshotter.Content ?? config.Snapshotter ?? (Rootless ? "fuse-overlayfs" : null),
        Rootless = Rootless || config.Rootless,
        VpnAuth = VpnAuth.IsKnown ? VpnAuth.Content : config.VpnAuth,
        FlannelIface = FlannelIface.Content ?? config.FlannelIface,
        ResolvConf = ResolvConf.Content ?? config.ResolvConf,
        DataDir = DataDirectory.Content ?? config.DataDir,
        PreferBundledBin = PreferBundledBin.Or(config.PreferBundledBin),
        KubeletArgs = KubeletArgs.Or(config.KubeletArgs),
    };
}
