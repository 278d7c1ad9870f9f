using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Existing;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>One K3s server. A server alone is a whole cluster already.</summary>
public sealed class K3sServerArgs : NodeArgs
{
    /// <summary>Exact K3s version, such as <c>v1.36.1+k3s1</c>. Required. Channels, image tags and versions without <c>+k3sN</c> are problems.</summary>
    [Input("version", required: true)]
    public required Input<string> Version { get; set; }

    /// <summary>
    /// Token with which servers join; it also protects the cluster's data. Secret. Default: generated.
    /// Short form only: a <c>K10</c> prefix and the form of a bootstrap token are problems. Another one for a server that lives is refused in preview, until it was rotated
    /// (<c>k3s token rotate</c>) and <c>generation</c> is raised with it. K3s: <c>token</c>.
    /// </summary>
    [Input("token")]
    public Input<string>? Token { get; set => field = Secrets.Mark(value); }

    /// <summary>Token with which agents join. Secret. Default: generated, except on a server that joins others: there it must be given. K3s: <c>agent-token</c>.</summary>
    [Input("agentToken")]
    public Input<string>? AgentToken { get; set => field = Secrets.Mark(value); }

    /// <summary>Where this server joins a cluster, as <c>https://address:6443</c>. Default: it starts a cluster of its own. K3s: <c>server</c>.</summary>
    [Input("serverUrl")]
    public Input<string>? ServerUrl { get; set; }

    /// <summary>Name or address at which clients and nodes reach the API server; it is in the certificate and in the kubeconfig. Default: that of this server.</summary>
    [Input("apiAddress")]
    public Input<string>? ApiAddress { get; set; }

    /// <summary>
    /// Keeps the state of a single server in embedded etcd, so that others can join it later. A server that has SQLite so far takes its data over
    /// into etcd at the restart that this brings, as K3s does it; there is no way back, so copy <c>server/db</c> before. Default: false (SQLite).
    /// K3s: <c>cluster-init</c>.
    /// </summary>
    [Input("embeddedEtcd")]
    public bool? EmbeddedEtcd { get; set; }

    /// <summary>Further names and addresses in the API server's certificate. Default: none beyond those that the library knows. K3s: <c>tls-san</c>.</summary>
    [Input("tlsSans")]
    public InputList<string> TlsSans { get => field ??= new(); set; }

    /// <summary>
    /// Packaged components that are left out: <c>coredns</c>, <c>servicelb</c>, <c>traefik</c>, <c>local-storage</c>, <c>metrics-server</c>, <c>runtimes</c>.
    /// Default: none. Any other is a problem. K3s: <c>disable</c>.
    /// </summary>
    [Input("disable")]
    public InputList<string> Disable { get => field ??= new(); set; }

    /// <summary>
    /// Network of the pods, or one of IPv4 and one of IPv6 with a comma. Default: <c>10.42.0.0/16</c>. Each node takes a /24
    /// (IPv6: /64) out of it, unless <c>node-cidr-mask-size</c> and its like in <c>controlPlane.kubeControllerManagerArgs</c>
    /// say otherwise. Too little room, hosts inside it, and overlap with the services' network are problems. K3s:
    /// <c>cluster-cidr</c>.
    /// </summary>
    [Input("clusterCidr")]
    public Input<string>? ClusterCidr { get; set; }

    /// <summary>
    /// Network of the services, of the same families as that of the pods. Default: <c>10.43.0.0/16</c>. At least a /28 (IPv6:
    /// /124), before Kubernetes 1.34 at most a /12 (IPv6: /108), since then a /64 of IPv6; hosts inside it are a problem. K3s:
    /// <c>service-cidr</c>.
    /// </summary>
    [Input("serviceCidr")]
    public Input<string>? ServiceCidr { get; set; }

    /// <summary>How pods of different nodes reach each other: <c>vxlan</c>, <c>host-gw</c>, <c>wireguard-native</c> or <c>none</c>. Default: <c>vxlan</c>. K3s: <c>flannel-backend</c>.</summary>
    [Input("flannelBackend")]
    public Input<string>? FlannelBackend { get; set; }

    /// <summary>
    /// How many days before the end of its certificate the kubeconfig is renewed, by the first <c>up</c> after that. On a host this restarts K3s
    /// on the first server, once; in Docker it is a warning. Default: 30. Below 1 and above 300 are problems.
    /// </summary>
    [Input("kubeconfigRenewalDays")]
    public Input<int>? KubeconfigRenewalDays { get; set; }

    /// <summary>Finer points of the network. Default: K3s's.</summary>
    [Input("network")]
    public ClusterNetworkArgs? Network { get; set; }

    /// <summary>Finer points of the API server and its companions. Default: K3s's.</summary>
    [Input("controlPlane")]
    public ControlPlaneArgs? ControlPlane { get; set; }

    /// <summary>Applies K3s's hardening guide (CIS benchmark) to servers and agents. Default: K3s as it comes.</summary>
    [Input("hardening")]
    public HardeningArgs? Hardening { get; set; }

    /// <summary>
    /// Nodes give each other the images that they have; without <c>registries</c> for all registries, else for those that are listed. Default: false.
    /// With another container runtime a problem. K3s: <c>embedded-registry</c>. Example: <c>EmbeddedRegistry = true</c>.
    /// </summary>
    [Input("embeddedRegistry")]
    public Input<bool>? EmbeddedRegistry { get; set; }

    /// <summary>Registry of K3s's own images, as host and port. Default: Docker Hub. A scheme is a problem. K3s: <c>system-default-registry</c>.</summary>
    [Input("systemDefaultRegistry")]
    public Input<string>? SystemDefaultRegistry { get; set; }

    /// <summary>
    /// A datastore outside of the server: a <see cref="PostgresDatastore"/>, <see cref="MySqlDatastore"/> or <see cref="EtcdDatastore"/> as it is (from other languages: its
    /// <c>connection</c>), or a <see cref="DatastoreArgs"/> of what others run. Secret. Default: SQLite or embedded etcd on the servers.
    /// K3s: <c>datastore-endpoint</c>, <c>datastore-cafile</c>, <c>datastore-certfile</c>, <c>datastore-keyfile</c>. Example: <c>Datastore = database</c>.
    /// </summary>
    [Input("datastore")]
    public Input<DatastoreArgs>? Datastore { get; set; }

    /// <summary>
    /// When and where the servers save embedded etcd. Default: K3s's, on each server at noon and at midnight. With another datastore a problem. How to restore is told there.
    /// </summary>
    [Input("snapshots")]
    public SnapshotsArgs? Snapshots { get; set; }

    /// <summary>
    /// Kubernetes objects as YAML text, by name, which the servers apply as soon as there is an API: a network for <c>flannelBackend</c> <c>none</c>, a
    /// <c>HelmChartConfig</c> for Traefik. Files in <c>server/manifests</c>, with mode 0600. Changed text is applied again; in Docker that replaces
    /// the containers of the servers, whose data stays. Of a manifest that is taken out the file goes, and the objects stay until you delete them, as K3s does it. Default: none.
    /// What is no DNS label, names of K3s's own files, and what is no Kubernetes object are problems. May be secret.
    /// Example: <c>Manifests = { ["calico"] = File.ReadAllText("calico.yaml") }</c>.
    /// </summary>
    [Input("manifests")]
    public InputMap<string> Manifests { get => field ??= new(); set; }

    /// <summary>
    /// The host of a server that stays when this server goes: there the server is drained and taken out of the cluster before K3s is uninstalled.
    /// For hosts; default: none, the cluster then keeps a Node object that is not Ready.
    /// </summary>
    [Input("leaveThrough")]
    public SshArgs? LeaveThrough { get; set; }
}
