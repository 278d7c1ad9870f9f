using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Hosts;

/// <summary>All that decides what a K3s node on a Linux host is.</summary>
internal sealed record HostNode
{
    public const string DefaultDataDir = DataDirectories.Default;

    public required NodeRole Role { get; init; }

    public required K3sVersion Version { get; init; }

    /// <summary>The address that the author chose; null: K3s finds it by the default route.</summary>
    public string? NodeIp { get; init; }

    /// <summary>The author's own file of name servers; null: K3s chooses.</summary>
    public string? ResolvConf { get; init; }

    /// <summary>The node's name as in <c>config.yaml</c>; null where K3s takes the host's own.</summary>
    public required string? NodeName { get; init; }

    /// <summary>The name that the cluster knows ends with the host's node id.</summary>
    public bool WithNodeId { get; init; }

    /// <summary>What the host must be (amd64, arm64, arm); null: whatever it is.</summary>
    public string? Architecture { get; init; }

    /// <summary><c>/etc/rancher/k3s/config.yaml</c>.</summary>
    public required Secret ConfigYaml { get; init; }

    /// <summary>The same with its secrets blanked, for the visible text.</summary>
    public required string VisibleConfig { get; init; }

    /// <summary>Files for <c>config.yaml.d</c>, in which a path is only a name such as <c>50-user.yaml</c>.</summary>
    public IReadOnlyList<HostFile> ConfigDropIns { get; init; } = [];

    /// <summary>Further files, such as <c>registries.yaml</c> or a datastore's CA.</summary>
    public IReadOnlyList<HostFile> Files { get; init; } = [];

    /// <summary>The environment of K3s's service, which only the host knows where to keep; null: nothing of ours.</summary>
    public Secret? ServiceEnvironment { get; init; }

    /// <summary>
    /// The token that the node uses. Keys the visible digest, so that a changed secret shows as a change and cannot be guessed.
    /// </summary>
    public required Secret Token { get; init; }

    /// <summary>What the node proves its name with when it has nothing of its own yet; null: what K3s makes up.</summary>
    public Secret? NodePassword { get; init; }

    /// <summary>Everything else to be blanked in what the host prints: other tokens, passwords, endpoints.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    public Elevation Elevation { get; init; } = Elevation.Root;

    public Deadlines Deadlines { get; init; } = new();

    /// <summary>Downloads come from below this and the version; <c>file://</c> for files that are on the host already.</summary>
    public string ArtifactUrl { get; init; } = Releases.Url;

    /// <summary>The installer itself; null: that of the version's tag in K3s's repository.</summary>
    public string? InstallerUrl { get; init; }

    /// <summary>
    /// What the deploying machine sends because the host cannot download; then <see cref="ArtifactUrl"/> and
    /// <see cref="InstallerUrl"/> lead nowhere else.
    /// </summary>
    public IReadOnlyList<AirGapUpload> Uploads { get; init; } = [];

    /// <summary>Raised by hand to have an unchanged node looked at, and repaired, again.</summary>
    public int Generation { get; init; }

    /// <summary>Names the cluster across runs, so that a host is not taken from another one; null: not checked.</summary>
    public string? Cluster { get; init; }

    /// <summary>This server starts the cluster, unless <see cref="Peers"/> show that it lives already.</summary>
    public bool Initialises { get; init; }

    /// <summary>The first server, or the only one: before an upgrade it keeps a snapshot of embedded etcd.</summary>
    public bool ChangesFirst { get; init; }

    /// <summary>
    /// Where the node joins; null for the server that initialises, and for servers that meet in an external datastore.
    /// </summary>
    public string? JoinUrl { get; init; }

    /// <summary>
    /// The other servers' own addresses (<c>https://HOST:6443</c>): a first server that was rebuilt joins one that answers.
    /// </summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    /// <summary>The datastore; of no meaning for agents.</summary>
    public NodeStore Store { get; init; }

    public string DataDir { get; init; } = DefaultDataDir;

    /// <summary>Where this server serves the API.</summary>
    public int ApiPort { get; init; } = NetworkDefaults.ApiPort;

    /// <summary>Networks of pods and those of services, for the look at the host's firewall.</summary>
    public IReadOnlyList<string> ClusterNetworks { get; init; } = [NetworkDefaults.PodCidr, NetworkDefaults.ServiceCidr];

    /// <summary>
    /// The way between pods of different nodes: <c>none</c> where the author brings it, <c>tailscale</c> with <c>vpn-auth</c>.
    /// </summary>
    public string FlannelBackend { get; init; } = FlannelBackends.Default;

    /// <summary>Nodes hand each other the images that they have.</summary>
    public bool EmbeddedRegistry { get; init; }

    /// <summary>What happens to a firewall that is active on the host.</summary>
    public HostFirewall Firewall { get; init; } = HostFirewall.Leave;

    /// <summary>The author's leave to switch the memory cgroup on in a Raspberry Pi's boot line, and to reboot for it.</summary>
    public bool EnableMemoryCgroup { get; init; }

    /// <summary>True: SELinux must be in force for K3s; false: it is left out; null: as the host is.</summary>
    public bool? Selinux { get; init; }

    /// <summary>What runs the pods; null: K3s's own containerd.</summary>
    public HostRuntime? Runtime { get; init; }

    /// <summary>The ordinary user as whom K3s runs; null: root.</summary>
    public string? RootlessUser { get; init; }

    /// <summary>The nodes meet in a network of Tailscale's, whose program must be on the host.</summary>
    public bool NeedsTailscale { get; init; }

    /// <summary><c>registries.yaml</c> with its credentials blanked, for the visible text; empty where there is none.</summary>
    public string VisibleRegistries { get; init; } = "";

    /// <summary>The proxy for downloads; it may hold a password.</summary>
    public Secret? DownloadProxy { get; init; }

    /// <summary>Hosts and domains from which downloads come without it.</summary>
    public IReadOnlyList<string> DirectDownloads { get; init; } = [];

    /// <summary>Names of host checks that the author takes upon himself: <see cref="HostCheck.All"/>.</summary>
    public IReadOnlyList<string> SkippedChecks { get; init; } = [];
}
