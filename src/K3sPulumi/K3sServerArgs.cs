using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Arguments of one K3s server. A single server is a complete cluster.</summary>
public sealed partial class K3sServerArgs : NodeArgs, IServerSettings
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
    /// Further kubeconfigs with fewer rights; see the output <c>kubeconfigs</c>. Default: none. Example:
    /// <c>Kubeconfigs = [new() { Name = "ci", Groups = ["view"] }]</c>.
    /// </summary>
    [Input("kubeconfigs")]
    public List<KubeconfigArgs> Kubeconfigs { get => field ??= []; set; }

    /// <summary>
    /// Tokens with which agents outside the stack join for a while; see the output <c>joinTokens</c>. Default: none. Rejected
    /// with K3s releases without <c>k3s token create</c>. Example: <c>JoinTokens = [new() { Ttl = "24h" }]</c>.
    /// </summary>
    [Input("joinTokens")]
    public List<JoinTokenArgs> JoinTokens { get => field ??= []; set; }

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

    /// <inheritdoc cref="K3sClusterArgs.TlsSans"/>
    [Input("tlsSans")]
    public InputList<string> TlsSans { get => field ??= new(); set; }

    /// <inheritdoc cref="K3sClusterArgs.Disable"/>
    [Input("disable")]
    public InputList<string> Disable { get => field ??= new(); set; }

    /// <inheritdoc cref="K3sClusterArgs.ClusterCidr"/>
    [Input("clusterCidr")]
    public Input<string>? ClusterCidr { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.ServiceCidr"/>
    [Input("serviceCidr")]
    public Input<string>? ServiceCidr { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.FlannelBackend"/>
    [Input("flannelBackend")]
    public Input<string>? FlannelBackend { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.KubeconfigRenewalDays"/>
    [Input("kubeconfigRenewalDays")]
    public Input<int>? KubeconfigRenewalDays { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.Networking"/>
    [Input("networking")]
    public NetworkingArgs? Networking { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.ControlPlane"/>
    [Input("controlPlane")]
    public ControlPlaneArgs? ControlPlane { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.Hardening"/>
    [Input("hardening")]
    public HardeningArgs? Hardening { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.Certificates"/>
    [Input("certificates")]
    public CertificatesArgs? Certificates { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.EmbeddedRegistry"/>
    [Input("embeddedRegistry")]
    public Input<bool>? EmbeddedRegistry { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.SystemDefaultRegistry"/>
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

    /// <inheritdoc cref="K3sClusterArgs.Snapshots"/>
    [Input("snapshots")]
    public SnapshotsArgs? Snapshots { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.Restore"/>
    [Input("restore")]
    public RestoreArgs? Restore { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.Manifests"/>
    [Input("manifests")]
    public InputMap<string> Manifests { get => field ??= new(); set; }

    /// <summary>
    /// Host of a server that stays when this node is removed. The node is drained and its Node object deleted there before K3s is
    /// uninstalled. Default: none; the cluster then keeps a Node object that is not Ready. Hosts only.
    /// </summary>
    [Input("leaveThrough")]
    public SshArgs? LeaveThrough { get; set; }
}
