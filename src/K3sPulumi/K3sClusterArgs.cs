using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>A whole K3s cluster: servers, agents and what they have in common.</summary>
public sealed partial class K3sClusterArgs : ResourceArgs
{
    /// <summary>Exact K3s version of all nodes, such as <c>v1.36.1+k3s1</c>. Required. Channels, image tags and versions without <c>+k3sN</c> are problems.</summary>
    [Input("version", required: true)]
    public required Input<string> Version { get; set; }

    /// <summary>
    /// The servers; the first one starts the cluster. Required: one, or an odd number with embedded etcd, or any number with <c>datastore</c>.
    /// Taking two away that keep the state in one <c>up</c> is a problem, told in preview.
    /// </summary>
    [Input("servers", required: true)]
    public required List<NodeArgs> Servers { get => field ??= []; set; }

    /// <summary>The agents. Default: none, workloads then run on the servers.</summary>
    [Input("agents")]
    public List<NodeArgs> Agents { get => field ??= []; set; }

    /// <summary>
    /// Token with which servers join; it also protects the cluster's data. Secret. Default: generated. Another one for a cluster that lives is refused in preview, until
    /// it was rotated (<c>k3s token rotate</c>) and <c>generation</c> of every server is raised with it. K3s: <c>token</c>.
    /// </summary>
    [Input("token")]
    public Input<string>? Token { get; set => field = Secrets.Mark(value); }

    /// <summary>Token with which agents join. Secret. Default: generated. K3s: <c>agent-token</c>.</summary>
    [Input("agentToken")]
    public Input<string>? AgentToken { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// DNS name or virtual address of your own at which the servers are reached; in the certificates, in <c>serverUrl</c> and in the kubeconfig.
    /// Default: the load balancer, else the first server.
    /// </summary>
    [Input("apiAddress")]
    public Input<string>? ApiAddress { get; set; }

    /// <summary>
    /// Keeps the state of a single server in embedded etcd, so that others can join it later. A server that has SQLite so far takes its data over
    /// into etcd at the restart that this brings, as K3s does it; there is no way back, so copy <c>server/db</c> before. With it an even number of
    /// servers is a warning and not a problem, for the way from three to two to one. Default: false (SQLite). K3s: <c>cluster-init</c>.
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

    /// <summary>Where the images of all nodes come from; a node's own word on a registry counts before this. Default: the registries themselves. K3s: <c>registries.yaml</c>.</summary>
    [Input("registries")]
    public RegistriesArgs? Registries { get; set; }

    /// <summary>The way out of a closed network. Default: none.</summary>
    [Input("proxy")]
    public ProxyArgs? Proxy { get; set; }

    /// <summary>
    /// What happens to firewalld or ufw where one is active: <c>configure</c> opens what K3s needs, for good, and closes it again with the node; <c>disable</c>
    /// switches it off; <c>leave</c> only looks, and missing rules are a problem of the host. A node's own value counts before this. Default: <c>leave</c>. Any other is a
    /// problem. Hosts only. Example: <c>Firewall = "configure", NodeNetworks = ["10.0.0.0/24"]</c>.
    /// </summary>
    [Input("firewall")]
    public Input<string>? Firewall { get; set; }

    /// <summary>
    /// Networks or addresses of the nodes: only these reach the ports between nodes when <c>firewall</c> is <c>configure</c>, and no proxy stands between them.
    /// Default: none; with <c>configure</c> that is a problem, as one of those ports lets whoever reaches it into the pods' network; <c>0.0.0.0/0</c> opens them to
    /// everyone. What is neither is a problem.
    /// </summary>
    [Input("nodeNetworks")]
    public InputList<string> NodeNetworks { get => field ??= new(); set; }

    /// <summary>
    /// True: pods are confined by SELinux, and a host without SELinux or its policy for K3s is a problem. False: they are not, and K3s says so.
    /// Default: as the host is: where SELinux is enforced the policy is installed and this is true. Hosts only. K3s: <c>selinux</c>. Example: <c>Selinux = true</c>.
    /// </summary>
    [Input("selinux")]
    public Input<bool>? Selinux { get; set; }

    /// <summary>What runs the pods. Default: K3s's own containerd.</summary>
    [Input("runtime")]
    public RuntimeArgs? Runtime { get; set; }

    /// <summary>What may be changed of the hosts' kernel settings. Default: nothing. Hosts only.</summary>
    [Input("kernel")]
    public KernelArgs? Kernel { get; set; }

    /// <summary>
    /// Meets the other nodes in a Tailscale network: <c>name=tailscale,joinKey=KEY</c>, optionally <c>controlServerURL</c> and <c>extraArgs</c>. Secret. The host
    /// must have Tailscale. Default: none. With <c>flannelBackend</c> a problem. Hosts only. K3s: <c>vpn-auth</c>.
    /// </summary>
    [Input("vpnAuth")]
    public Input<string>? VpnAuth { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Load balancer in front of the servers; its address is then the fixed one at which nodes join and clients connect. Default: none.
    /// In Docker it owns the host's API port.
    /// </summary>
    [Input("loadBalancer")]
    public LoadBalancerArgs? LoadBalancer { get; set; }

    /// <summary>
    /// The address of a <see cref="K3sRegistry"/> on the same engine: it joins the cluster's network, and the nodes pull what was pushed to it. Several clusters
    /// can use one. Default: none. What is no such address, and hosts, are problems. Example: <c>LocalRegistry = registry.Address</c>.
    /// </summary>
    [Input("localRegistry")]
    public Input<string>? LocalRegistry { get; set; }

    /// <summary>
    /// Images that every node gets without a registry: names of images in the Docker engine (of a node in Docker its own engine, for hosts that of the deploying machine), or
    /// paths of archives of <c>docker save</c>, which begin with <c>/</c> or <c>./</c>. A rebuilt image is imported again; afterwards <c>crictl images</c> must
    /// list it. Default: none. What is neither, and an archive that cannot be read, are problems. Example: <c>Images = ["shop:dev", "./base.tar"]</c>.
    /// </summary>
    [Input("images")]
    public List<string> Images { get => field ??= []; set; }

    /// <summary>
    /// Artifacts for all nodes that name none of their own, where none has internet. Nodes of several architectures share a directory and say their own.
    /// Default: none. Example: <c>AirGap = new() { Directory = "artifacts" }</c>.
    /// </summary>
    [Input("airGap")]
    public AirGapArgs? AirGap { get; set; }

    /// <summary>
    /// Further K3s configuration of all servers as YAML text, written as a file of its own into <c>config.yaml.d</c>, where K3s merges it; a server's own <c>config</c>
    /// counts before it. Default: none. Rejected are text that is not a YAML mapping, keys that servers of this K3s version do not know,
    /// and keys that have an argument here; what overrides an argument is a warning that names the form <c>key+</c>. May be secret.
    /// Example: <c>ServerConfig = "cluster-domain: shop.local"</c>.
    /// </summary>
    [Input("serverConfig")]
    public Input<string>? ServerConfig { get; set; }

    /// <summary>The same for all agents. Default: none. Keys that agents do not know are problems, as K3s would stop at them. May be secret.</summary>
    [Input("agentConfig")]
    public Input<string>? AgentConfig { get; set; }

    /// <summary>
    /// How many agents may change at once: a number or a percentage. Default: <c>10%</c> and at least one over SSH, all of them in Docker.
    /// </summary>
    [Input("maxUnavailable")]
    public string? MaxUnavailable { get; set; }

    /// <summary>Subnet of the cluster's own Docker network, from which servers with embedded etcd get fixed addresses. Default: chosen from the cluster's name where it is needed.</summary>
    [Input("dockerSubnet")]
    public Input<string>? DockerSubnet { get; set; }
}
