using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A K3s cluster: one server or several, and any number of agents, on hosts that are reached over SSH or in Docker.
/// It is made of <see cref="K3sServer"/> and <see cref="K3sAgent"/> and adds their order, the tokens and the shared network.
/// </summary>
public sealed class K3sCluster : ComponentResource
{
    /// <summary>Kubeconfig of the cluster's administrator, which works from the deploying machine as it is. Secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private init; }

    /// <summary>When the client certificate in the kubeconfig ends, in ISO 8601 form.</summary>
    [Output("kubeconfigExpiry")]
    public Output<string> KubeconfigExpiry { get; private init; }

    /// <summary>Token with which servers join. Secret.</summary>
    [Output("token")]
    public Output<string> Token { get; private init; }

    /// <summary>Token with which agents join. Secret.</summary>
    [Output("agentToken")]
    public Output<string> AgentToken { get; private init; }

    /// <summary>Where further nodes join.</summary>
    [Output("serverUrl")]
    public Output<string> ServerUrl { get; private init; }

    /// <summary>Kubernetes names of the servers, in their order.</summary>
    [Output("serverNames")]
    public Output<string[]> ServerNames { get; private init; }

    /// <summary>Kubernetes names of the agents, in their order.</summary>
    [Output("agentNames")]
    public Output<string[]> AgentNames { get; private init; }

    /// <summary>
    /// Lives exactly as long as the cluster: give it to <c>Pulumi.Kubernetes.Provider</c> as <c>ClusterIdentifier</c>,
    /// and a changed kubeconfig never replaces what runs in the cluster.
    /// </summary>
    [Output("clusterId")]
    public Output<string> ClusterId { get; private init; }

    /// <summary>Creates the cluster.</summary>
    /// <param name="name">Name of the cluster; it begins the names of all its parts and names the kubeconfig's context. A DNS label.</param>
    /// <param name="args">What is asked for.</param>
    /// <param name="options">Options of the component.</param>
    public K3sCluster(string name, K3sClusterArgs args, ComponentResourceOptions? options = null)
        : base("k3s:index:K3sCluster", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var request = ClusterRequest.Gather(this, name, args);
        var nodes = request.HasShapeProblems ? ClusterOutputs.Refused(request) : ClusterOutputs.Create(this, args, request);
        Kubeconfig = nodes.Kubeconfig;
        KubeconfigExpiry = nodes.KubeconfigExpiry;
        Token = nodes.Token;
        AgentToken = nodes.AgentToken;
        ServerUrl = nodes.ServerUrl;
        ClusterId = nodes.ClusterId;
        ServerNames = request.Checked.Apply(_ => request.Plan.Servers.Select(node => node.NodeName).ToArray());
        AgentNames = request.Checked.Apply(_ => request.Plan.Agents.Select(node => node.NodeName).ToArray());
        RegisterOutputs();
    }
}
