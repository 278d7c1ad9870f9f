using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Existing;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Arguments of one K3s server. A single server is a complete cluster.</summary>
public sealed class K3sServerArgs : NodeArgs, IServerSettings
{
    /// <summary>
    /// Exact K3s version, such as <c>v1.36.1+k3s1</c>. Required. Channels, image tags and versions without <c>+k3sN</c> are
    /// rejected.
    /// </summary>
    [Input("version", required: true)]
    public required Input<string> Version { get; set; }

    /// <summary>
    /// Token with which servers join; it also protects the cluster's data. Default: generated. Only the short form is accepted: a
    /// <c>K10</c> prefix and bootstrap tokens are rejected. A changed token is rejected in preview for an existing server, unless
    /// <c>tokenRotation</c> is increased in the same update. Secret. K3s: <c>token</c>.
    /// </summary>
    [Input("token")]
    public Input<string>? Token { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Token with which agents join. Default: generated; required for a server that joins a cluster. Secret. K3s:
    /// <c>agent-token</c>.
    /// </summary>
    [Input("agentToken")]
    public Input<string>? AgentToken { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Number that is increased by one to replace the tokens of an existing cluster: a generated one by another, a given one by
    /// what <c>token</c> and <c>agentToken</c> then contain. The server changes the token of its running cluster, then restarts
    /// with it. Give every server of the cluster the new token and the same number, one after another (<c>DependsOn</c>).
    /// Snapshots taken before can be restored only with the old token. Default: none. Values below 1, a lower number than in
    /// the last update, and K3s releases without <c>k3s token rotate</c> are rejected. Example: <c>TokenRotation = 1</c>.
    /// </summary>
    [Input("tokenRotation")]
    public Input<int>? TokenRotation { get; set; }

    /// <summary>
    /// URL of the cluster to join, as <c>https://address:6443</c>. Default: the server starts a new cluster. K3s: <c>server</c>.
    /// </summary>
    [Input("serverUrl")]
    public Input<string>? ServerUrl { get; set; }

    /// <summary>
    /// Host name or IP address at which clients and nodes reach the API server; included in its certificate and in the
    /// kubeconfig. Default: the address of this server.
    /// </summary>
    [Input("apiAddress")]
    public Input<string>? ApiAddress { get; set; }

    /// <summary>
    /// Stores the state of a single server in embedded etcd, so that others can join later. An existing server with SQLite is
    /// migrated to etcd by K3s during the restart; this cannot be undone, so back up <c>server/db</c> first. Default: false
    /// (SQLite). Plain value: it decides which resources exist. K3s: <c>cluster-init</c>.
    /// </summary>
    [Input("embeddedEtcd")]
    public bool? EmbeddedEtcd { get; set; }

    /// <summary>
    /// Additional names and IP addresses in the API server's certificate. Default: none besides those that the library adds. K3s:
    /// <c>tls-san</c>.
    /// </summary>
    [Input("tlsSans")]
    public InputList<string> TlsSans { get => field ??= new(); set; }

    /// <summary>
    /// Packaged components that are not deployed: <c>coredns</c>, <c>servicelb</c>, <c>traefik</c>, <c>local-storage</c>,
    /// <c>metrics-server</c>, <c>runtimes</c>. Default: none. Other values are rejected. K3s: <c>disable</c>.
    /// </summary>
    [Input("disable")]
    public InputList<string> Disable { get => field ??= new(); set; }

    /// <summary>
    /// Pod network, or an IPv4 and an IPv6 network separated by a comma. Default: <c>10.42.0.0/16</c>. Each node gets a /24
    /// (IPv6: /64) of it, unless <c>controlPlane.kubeControllerManagerArgs</c> changes that (<c>node-cidr-mask-size</c>).
    /// Rejected: a network that is too small for the nodes, contains a host, or overlaps with <c>serviceCidr</c>. K3s:
    /// <c>cluster-cidr</c>.
    /// </summary>
    [Input("clusterCidr")]
    public Input<string>? ClusterCidr { get; set; }

    /// <summary>
    /// Service network, of the same address families as <c>clusterCidr</c>. Default: <c>10.43.0.0/16</c>. Allowed: /12 to /28
    /// (IPv6: /108 to /124, from Kubernetes 1.34 on /64 to /124). A network that contains a host is rejected. K3s:
    /// <c>service-cidr</c>.
    /// </summary>
    [Input("serviceCidr")]
    public Input<string>? ServiceCidr { get; set; }

    /// <summary>
    /// How pods on different nodes reach each other: <c>vxlan</c>, <c>host-gw</c>, <c>wireguard-native</c> or <c>none</c>.
    /// Default: <c>vxlan</c>. Other values are rejected. K3s: <c>flannel-backend</c>.
    /// </summary>
    [Input("flannelBackend")]
    public Input<string>? FlannelBackend { get; set; }

    /// <summary>
    /// Days before its certificate expires that the kubeconfig is renewed, by the next <c>pulumi up</c>. On a host this restarts
    /// K3s once on the first server; in Docker it is a warning. Default: 30. Allowed: 1 to 300. Other values are rejected.
    /// </summary>
    [Input("kubeconfigRenewalDays")]
    public Input<int>? KubeconfigRenewalDays { get; set; }

    /// <summary>Advanced network settings. Default: K3s defaults.</summary>
    [Input("networking")]
    public NetworkingArgs? Networking { get; set; }

    /// <summary>Advanced settings of the API server, the controller manager and the scheduler. Default: K3s defaults.</summary>
    [Input("controlPlane")]
    public ControlPlaneArgs? ControlPlane { get; set; }

    /// <summary>Applies the K3s hardening guide (CIS benchmark) to servers and agents. Default: not applied.</summary>
    [Input("hardening")]
    public HardeningArgs? Hardening { get; set; }

    /// <summary>
    /// Rotation of certificates. Default: K3s renews them at its own restarts. Example: <c>Certificates = new() { Rotation = 1
    /// }</c>.
    /// </summary>
    [Input("certificates")]
    public CertificatesArgs? Certificates { get; set; }

    /// <summary>
    /// Lets nodes share their images with each other: for the registries in <c>registries</c>, or for all registries if it is not
    /// set. Default: false. Rejected with a container runtime other than K3s's own. K3s: <c>embedded-registry</c>. Example:
    /// <c>EmbeddedRegistry = true</c>.
    /// </summary>
    [Input("embeddedRegistry")]
    public Input<bool>? EmbeddedRegistry { get; set; }

    /// <summary>
    /// Registry from which K3s pulls its own images, as host and optional port. Default: Docker Hub. A scheme is rejected. K3s:
    /// <c>system-default-registry</c>.
    /// </summary>
    [Input("systemDefaultRegistry")]
    public Input<string>? SystemDefaultRegistry { get; set; }

    /// <summary>
    /// Datastore outside the server: a <see cref="PostgresDatastore"/>, <see cref="MySqlDatastore"/> or
    /// <see cref="EtcdDatastore"/> (in other languages, its <c>connection</c>), or the <see cref="DatastoreArgs"/> of an existing
    /// one. Default: SQLite or embedded etcd on the servers. Secret. K3s: <c>datastore-endpoint</c>, <c>datastore-cafile</c>,
    /// <c>datastore-certfile</c>, <c>datastore-keyfile</c>. Example: <c>Datastore = database</c>.
    /// </summary>
    [Input("datastore")]
    public Input<DatastoreArgs>? Datastore { get; set; }

    /// <summary>
    /// Schedule and location of embedded etcd snapshots; see there for how to restore one. Default: K3s defaults, twice a day on
    /// each server. Rejected with another datastore.
    /// </summary>
    [Input("snapshots")]
    public SnapshotsArgs? Snapshots { get; set; }

    /// <summary>
    /// Kubernetes objects as YAML text, by name, which the servers apply as soon as the API is available: a CNI plugin for
    /// <c>flannelBackend</c> <c>none</c>, or a <c>HelmChartConfig</c> for Traefik. They become files in <c>server/manifests</c>
    /// of every server, with mode 0600. Changed text is applied again; in Docker this replaces the servers' containers, whose
    /// data stays. If a manifest is removed, its file is deleted, but its objects stay until you delete them (K3s's behavior).
    /// Default: none. Rejected: names that are not DNS labels, names of K3s's own files, and text that is not a Kubernetes
    /// object. May be secret. Example: <c>Manifests = { ["calico"] = File.ReadAllText("calico.yaml") }</c>.
    /// </summary>
    [Input("manifests")]
    public InputMap<string> Manifests { get => field ??= new(); set; }

    /// <summary>
    /// Host of a server that stays when this node is removed. The node is drained and its Node object deleted there before K3s is
    /// uninstalled. Default: none; the cluster then keeps a Node object that is not Ready. Hosts only.
    /// </summary>
    [Input("leaveThrough")]
    public SshArgs? LeaveThrough { get; set; }
}
