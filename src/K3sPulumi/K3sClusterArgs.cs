using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Arguments of a K3s cluster: its servers, its agents and their common settings.</summary>
public sealed partial class K3sClusterArgs : NodeOptionsArgs, IServerSettings
{
    /// <summary>
    /// Exact K3s version of all nodes, such as <c>v1.36.1+k3s1</c>. Required. Channels, image tags and versions without
    /// <c>+k3sN</c> are rejected.
    /// </summary>
    [Input("version", required: true)]
    public required Input<string> Version { get; set; }

    /// <summary>
    /// The servers; the first one initializes the cluster. Required: one server, an odd number with embedded etcd, or any number
    /// with <c>datastore</c>. Removing two etcd servers in one <c>pulumi up</c> is rejected in preview.
    /// </summary>
    [Input("servers", required: true)]
    public required List<NodeArgs> Servers { get => field ??= []; set; }

    /// <summary>The agents. Default: none; workloads then run on the servers.</summary>
    [Input("agents")]
    public List<NodeArgs> Agents { get => field ??= []; set; }

    /// <summary>
    /// Token with which servers join; it also protects the cluster's data. Default: generated. A changed token is rejected in
    /// preview for an existing cluster, unless <c>tokenRotation</c> is increased in the same update. Secret. K3s: <c>token</c>.
    /// </summary>
    [Input("token")]
    public Input<string>? Token { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Token with which agents join. Default: generated. A changed token is rejected in preview for an existing cluster, unless
    /// <c>tokenRotation</c> is increased in the same update. Secret. K3s: <c>agent-token</c>.
    /// </summary>
    [Input("agentToken")]
    public Input<string>? AgentToken { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Number that is increased by one to replace the tokens of an existing cluster: a generated one by another, a given one by
    /// what <c>token</c> and <c>agentToken</c> then contain. The first server changes the token of the running cluster, then
    /// every server restarts with it, one after another, and the agents follow. Snapshots taken before can be restored only
    /// with the old token. Default: none. Values below 1, a lower number than in the last update, and K3s releases without
    /// <c>k3s token rotate</c> are rejected. Example: <c>TokenRotation = 1</c>.
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
    /// Your own DNS name or virtual IP address of the servers; used in the certificates, in <c>serverUrl</c> and in the
    /// kubeconfig. Default: the address of the load balancer, or else of the first server.
    /// </summary>
    [Input("apiAddress")]
    public Input<string>? ApiAddress { get; set; }

    /// <summary>
    /// Stores the state of a single server in embedded etcd, so that others can join later. An existing server with SQLite is
    /// migrated to etcd by K3s during the restart; this cannot be undone, so back up <c>server/db</c> first. An even number of
    /// servers is then a warning instead of a problem, so that a cluster can shrink from three servers to two to one. Default:
    /// false (SQLite). Plain value: it decides which resources exist. K3s: <c>cluster-init</c>.
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
    /// Load balancer in front of the servers; nodes and clients then connect to its address. In Docker it publishes the API port
    /// of the engine's host. Default: none.
    /// </summary>
    [Input("loadBalancer")]
    public LoadBalancerArgs? LoadBalancer { get; set; }

    /// <summary>
    /// Address of a <see cref="K3sRegistry"/> on the same Docker engine. It is connected to the cluster's network, and the nodes
    /// pull the images that were pushed to it. Several clusters can share one. Default: none. Other addresses are rejected, and
    /// so are clusters on hosts. Example: <c>LocalRegistry = registry.Address</c>.
    /// </summary>
    [Input("localRegistry")]
    public Input<string>? LocalRegistry { get; set; }

    /// <summary>
    /// Additional K3s configuration of all servers, as YAML text. It is written to its own file in <c>config.yaml.d</c>, where
    /// K3s merges it; a server's own <c>config</c> overrides it. Default: none. Rejected: text that is not a YAML mapping, keys
    /// that servers of this K3s version do not know, and keys that have an argument. A key that overrides an argument is a
    /// warning that suggests the form <c>key+</c>. May be secret. Example: <c>ServerConfig = "cluster-domain: shop.local"</c>.
    /// </summary>
    [Input("serverConfig")]
    public Input<string>? ServerConfig { get; set; }

    /// <summary>
    /// Additional K3s configuration of all agents, as YAML text; see <c>serverConfig</c>. Default: none. Keys that agents do not
    /// know are rejected, because K3s would not start. May be secret.
    /// </summary>
    [Input("agentConfig")]
    public Input<string>? AgentConfig { get; set; }

    /// <summary>
    /// Number of agents that may change at the same time: a number or a percentage. Default: <c>10%</c>, at least one, on hosts;
    /// all in Docker. Other values are rejected. Plain value: it decides how resources depend on each other.
    /// </summary>
    [Input("maxUnavailable")]
    public string? MaxUnavailable { get; set; }

    /// <summary>
    /// Subnet of the cluster's Docker network, from which servers with embedded etcd get static addresses. Default: derived from
    /// the cluster's name, where needed. Rejected on hosts.
    /// </summary>
    [Input("dockerSubnet")]
    public Input<string>? DockerSubnet { get; set; }
}
