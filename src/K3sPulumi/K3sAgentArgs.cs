using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>One K3s agent: a node that runs workloads and joins the servers of a cluster.</summary>
public sealed class K3sAgentArgs : NodeArgs
{
    /// <summary>Exact K3s version, such as <c>v1.36.1+k3s1</c>. Required; not newer than that of the servers.</summary>
    [Input("version", required: true)]
    public required Input<string> Version { get; set; }

    /// <summary>Where the agent joins, as <c>https://address:6443</c>. Required. Another scheme or a path is a problem. K3s: <c>server</c>.</summary>
    [Input("serverUrl", required: true)]
    public required Input<string> ServerUrl { get; set; }

    /// <summary>The cluster's agent token. Required. Secret. K3s: <c>token</c>.</summary>
    [Input("token", required: true)]
    public required Input<string> Token { get; set => field = Secrets.Mark(value); }

    /// <summary>The cluster's network of pods; firewall, kernel and proxy settings of the host follow it. Default: <c>10.42.0.0/16</c>. Must be the servers'.</summary>
    [Input("clusterCidr")]
    public Input<string>? ClusterCidr { get; set; }

    /// <summary>The cluster's network of services; firewall and proxy settings of the host follow it. Default: <c>10.43.0.0/16</c>. Must be the servers'.</summary>
    [Input("serviceCidr")]
    public Input<string>? ServiceCidr { get; set; }

    /// <summary>How the cluster's pods reach each other; firewall and kernel settings of the host follow it. Default: <c>vxlan</c>. Must be the servers'.</summary>
    [Input("flannelBackend")]
    public Input<string>? FlannelBackend { get; set; }

    /// <summary>Applies K3s's hardening guide (CIS benchmark) to this agent. Default: K3s as it comes.</summary>
    [Input("hardening")]
    public HardeningArgs? Hardening { get; set; }

    /// <summary>Whether the cluster has the embedded registry mirror, so that this agent takes part in it. Default: false. Must be the servers'.</summary>
    [Input("embeddedRegistry")]
    public Input<bool>? EmbeddedRegistry { get; set; }

    /// <summary>
    /// The host of a server that stays when this agent goes: there the agent is drained and taken out of the cluster before K3s is uninstalled.
    /// For hosts; default: none, the cluster then keeps a Node object that is not Ready.
    /// </summary>
    [Input("leaveThrough")]
    public SshArgs? LeaveThrough { get; set; }
}
