using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.OsCare;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Hosts;

/// <summary>Everything that defines a K3s node on a Linux host.</summary>
internal sealed partial record HostNode
{
    public required NodeRole Role { get; init; }

    public required K3sVersion Version { get; init; }

    /// <summary>The address set by the user; null: K3s uses the interface of the default route.</summary>
    public string? NodeIp { get; init; }

    /// <summary>The user's file with name servers; null: K3s chooses one.</summary>
    public string? ResolvConf { get; init; }

    /// <summary>The node name in <c>config.yaml</c>; null: K3s uses the host name.</summary>
    public required string? NodeName { get; init; }

    /// <summary>The node name in the cluster ends with the host's node ID.</summary>
    public bool WithNodeId { get; init; }

    /// <summary>The required architecture of the host (amd64, arm64, arm); null: any.</summary>
    public string? Architecture { get; init; }

    /// <summary><c>/etc/rancher/k3s/config.yaml</c>.</summary>
    public required Secret ConfigYaml { get; init; }

    /// <summary>The same with its secrets redacted, for the visible text.</summary>
    public required string VisibleConfig { get; init; }

    /// <summary>Files in <c>config.yaml.d</c>, whose path is only a name such as <c>50-user.yaml</c>.</summary>
    public IReadOnlyList<HostFile> ConfigDropIns { get; init; } = [];

    /// <summary>Additional files, such as <c>registries.yaml</c> or a datastore's CA.</summary>
    public IReadOnlyList<HostFile> Files { get; init; } = [];

    /// <summary>The environment of the K3s service, whose location depends on the host; null: none.</summary>
    public Secret? ServiceEnvironment { get; init; }

    /// <summary>
    /// The token of the node. It keys the visible digest, so that a changed secret shows up as a change but cannot be guessed.
    /// </summary>
    public required Secret Token { get; init; }

    /// <summary>The initial node password; null: K3s generates one.</summary>
    public Secret? NodePassword { get; init; }

    /// <summary>Everything else to redact in the output of the host: other tokens, passwords, endpoints.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    public Elevation Elevation { get; init; } = Elevation.Root;

    public Deadlines Deadlines { get; init; } = new();

    /// <summary>Base URL of downloads, followed by the version; <c>file://</c> for files that are already on the host.</summary>
    public string ArtifactUrl { get; init; } = Releases.Url;

    /// <summary>URL of the installer; null: that of the version's tag in the K3s repository.</summary>
    public string? InstallerUrl { get; init; }

    /// <summary>A CA that is trusted for downloads from <see cref="ArtifactUrl"/>; null: only those of the host.</summary>
    public Secret? MirrorCa { get; init; }

    /// <summary>User and password for <see cref="ArtifactUrl"/>, separated by a colon; null: none.</summary>
    public Secret? MirrorLogin { get; init; }

    /// <summary>
    /// What the deploying machine sends because the host cannot download; then <see cref="ArtifactUrl"/> and
    /// <see cref="InstallerUrl"/> lead nowhere else.
    /// </summary>
    public IReadOnlyList<AirGapUpload> Uploads { get; init; } = [];

    /// <summary>Increased by the user to check and repair an unchanged node.</summary>
    public int Generation { get; init; }

    /// <summary>Another number means new leaf certificates; 0: those that K3s makes by itself.</summary>
    public int Rotation { get; init; }

    /// <summary>The last update of the host's packages; null: none.</summary>
    public HostPackages? Packages { get; init; }

    /// <summary>The node is drained before K3s restarts on it.</summary>
    public bool Drains { get; init; }

    /// <summary>A K3s that was installed by other means becomes this node.</summary>
    public bool Adopts { get; init; }

    /// <summary>The labels that the node is to have in the cluster, as <c>key=value</c>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The taints that the node is to have in the cluster.</summary>
    public IReadOnlyList<string> Taints { get; init; } = [];

    /// <summary>The last repair of what others changed on the host.</summary>
    public DriftRecord Repair { get; init; } = DriftRecord.None;

    /// <summary>Identifies the user's CA; null: K3s makes its own CAs.</summary>
    public string? Authority { get; init; }

    /// <summary>The CAs and their keys, for a server that may have to place or replace them.</summary>
    public Secret? AuthorityFiles { get; init; }

    /// <summary>Whether the CAs may be replaced by those of another root.</summary>
    public bool ForcesAuthority { get; init; }

    /// <summary>
    /// Identifies the cluster across runs, so that a host of another cluster is not taken over; null: not checked.
    /// </summary>
    public string? Cluster { get; init; }

    /// <summary>This server initializes the cluster, unless <see cref="Peers"/> show that it already exists.</summary>
    public bool Initializes { get; init; }

    /// <summary>What this server does for a restore; null: nothing.</summary>
    public HostRestore? Restore { get; init; }

    /// <summary>The first server: before an upgrade it takes a snapshot of embedded etcd.</summary>
    public bool ChangesFirst { get; init; }

    /// <summary>
    /// URL at which the node joins; null for the server that initializes the cluster, and for servers with an external datastore.
    /// </summary>
    public string? JoinUrl { get; init; }

    /// <summary>
    /// URLs of the other servers (<c>https://HOST:6443</c>): a rebuilt first server joins one that responds.
    /// </summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    /// <summary>The datastore; unused for agents.</summary>
    public NodeStore Store { get; init; }

    public string DataDir { get; init; } = DataDirectories.Default;

    /// <summary>Pod and service networks, for the firewall check on the host.</summary>
    public IReadOnlyList<string> ClusterNetworks { get; init; } = [NetworkDefaults.PodCidr, NetworkDefaults.ServiceCidr];

    /// <summary>
    /// The flannel backend: <c>none</c> if the user provides a CNI plugin, <c>tailscale</c> with <c>vpn-auth</c>.
    /// </summary>
    public string FlannelBackend { get; init; } = FlannelBackends.Default;

    /// <summary>Whether the cluster itself installs a CNI plugin in place of flannel.</summary>
    public bool InstallsPodNetwork { get; init; }

    /// <summary>Ports between nodes besides K3s's own, such as <c>8472/udp</c>.</summary>
    public IReadOnlyList<string> PluginPorts { get; init; } = [];

    /// <summary>Whether nodes share images with each other.</summary>
    public bool EmbeddedRegistry { get; init; }

    /// <summary>What happens to an active firewall on the host.</summary>
    public HostFirewall Firewall { get; init; } = HostFirewall.Leave;

    /// <summary>Permission to enable the memory cgroup in a Raspberry Pi's kernel command line, and to reboot.</summary>
    public bool EnableMemoryCgroup { get; init; }

    /// <summary>True: SELinux is required; false: not used; null: as on the host.</summary>
    public bool? Selinux { get; init; }

    /// <summary>The container runtime; null: K3s's own containerd.</summary>
    public HostRuntime? Runtime { get; init; }

    /// <summary>The unprivileged user that runs K3s; null: root.</summary>
    public string? RootlessUser { get; init; }

    /// <summary>Whether the nodes are connected by Tailscale, which must be installed on the host.</summary>
    public bool NeedsTailscale { get; init; }

    /// <summary><c>registries.yaml</c> with its credentials redacted, for the visible text; empty if there is none.</summary>
    public string VisibleRegistries { get; init; } = "";

    /// <summary>The proxy for downloads; it may contain a password.</summary>
    public Secret? DownloadProxy { get; init; }

    /// <summary>Hosts and domains of downloads that bypass the proxy.</summary>
    public IReadOnlyList<string> DirectDownloads { get; init; } = [];

    /// <summary>Names of host checks to skip: <see cref="HostCheck.All"/>.</summary>
    public IReadOnlyList<string> SkippedChecks { get; init; } = [];
}
