using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A K3s cluster: one or more servers and any number of agents, on hosts or in Docker. It creates the nodes in the right order,
/// generates the tokens and, in Docker, creates their network.
/// </summary>
public sealed class K3sCluster : ComponentResource
{
    /// <summary>Kubeconfig of the cluster administrator; it works on the deploying machine without changes. Secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private init; }

    /// <summary>Expiry date of the client certificate in the kubeconfig, in ISO 8601 format.</summary>
    [Output("kubeconfigExpiry")]
    public Output<string> KubeconfigExpiry { get; private init; }

    /// <summary>Token with which servers join. Secret.</summary>
    [Output("token")]
    public Output<string> Token { get; private init; }

    /// <summary>Token with which agents join. Secret.</summary>
    [Output("agentToken")]
    public Output<string> AgentToken { get; private init; }

    /// <summary>The kubeconfigs of the argument <c>kubeconfigs</c>, by name. Secret.</summary>
    [Output("kubeconfigs")]
    public Output<Dictionary<string, string>> Kubeconfigs { get; private init; }

    /// <summary>The tokens of the argument <c>joinTokens</c>, in order. Secret.</summary>
    [Output("joinTokens")]
    public Output<string[]> JoinTokens { get; private init; }

    /// <summary>URL at which other nodes join.</summary>
    [Output("serverUrl")]
    public Output<string> ServerUrl { get; private init; }

    /// <summary>K3s version of the cluster.</summary>
    [Output("version")]
    public Output<string> Version { get; private init; }

    /// <summary>Kubernetes node names of the servers, in order.</summary>
    [Output("serverNames")]
    public Output<string[]> ServerNames { get; private init; }

    /// <summary>Kubernetes node names of the agents, in order.</summary>
    [Output("agentNames")]
    public Output<string[]> AgentNames { get; private init; }

    /// <summary>
    /// Stable ID of the cluster. Pass it to <c>Pulumi.Kubernetes.Provider</c> as <c>ClusterIdentifier</c>, so that a changed
    /// kubeconfig never replaces the resources in the cluster.
    /// </summary>
    [Output("clusterId")]
    public Output<string> ClusterId { get; private init; }

    /// <summary>
    /// Expiry dates of the nodes' certificates by node name, in ISO 8601 format: of each node the leaf certificate that expires
    /// first, as the node's last update found it. Less than 60 days before it, preview shows a warning.
    /// </summary>
    [Output("certificateExpiries")]
    public Output<Dictionary<string, string>> CertificateExpiries { get; private init; }

    /// <summary>
    /// Expiry date of the CA of the cluster that expires first, in ISO 8601 format, as the last update of the first server found
    /// it; empty if that is not known. Less than 365 days before it, preview shows a warning: K3s does not renew CAs.
    /// </summary>
    [Output("authorityExpiry")]
    public Output<string> AuthorityExpiry { get; private init; }

    /// <summary>
    /// The newest snapshot on each server that has one, as the last update of the server found it. For embedded etcd and SQLite.
    /// </summary>
    [Output("newestSnapshots")]
    public Output<SnapshotInfo[]> NewestSnapshots { get; private init; }

    /// <summary>Whether its nodes are containers.</summary>
    internal bool IsInDocker { get; }

    /// <summary>Creates the cluster.</summary>
    /// <param name="name">
    /// Name of the cluster, a DNS label. It prefixes the names of all its resources and names the kubeconfig's context.
    /// </param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component.</param>
    public K3sCluster(string name, K3sClusterArgs args, ComponentResourceOptions? options = null)
        : this(name, args, options, LeftAlone.Of(args))
    {
    }

    private K3sCluster(string name, K3sClusterArgs args, ComponentResourceOptions? options, LeftAlone? alone)
        : base("k3s:index:K3sCluster", name, RegisteredArgs.Of(args, Gather), LeftAlone.In(options, alone))
    {
        ArgumentNullException.ThrowIfNull(args);
        Failures.Note(options);
        var request = ClusterRequest.Of(this, name, args);
        var nodes = request.Request.HasShapeProblems
            ? ClusterOutputs.Refused(request) : ClusterOutputs.Create(this, args, request, alone);
        Kubeconfig = nodes.Kubeconfig;
        KubeconfigExpiry = nodes.KubeconfigExpiry;
        Token = nodes.Token;
        AgentToken = nodes.AgentToken;
        (Kubeconfigs, JoinTokens) = (nodes.Issued.Kubeconfigs, nodes.Issued.JoinTokens);
        ServerUrl = nodes.ServerUrl;
        Version = Output.Tuple(request.Checked, args.Version.ToOutput()).Apply(both => both.Item2);
        IsInDocker = args.Servers.Any(server => server?.Docker is not null);
        ClusterId = nodes.ClusterId;
        (CertificateExpiries, AuthorityExpiry) = (nodes.CertificateExpiries, nodes.AuthorityExpiry);
        NewestSnapshots = nodes.NewestSnapshots;
        ServerNames = request.Checked.Apply(_ => request.Plan.Servers.Select(node => node.NodeName).ToArray());
        AgentNames = request.Checked.Apply(_ => request.Plan.Agents.Select(node => node.NodeName).ToArray());
        RegisterOutputs();
    }

    private static void Gather(InputSet inputs, K3sClusterArgs args) => inputs.Gather(values => args.Read("", values));
}
