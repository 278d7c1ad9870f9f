using K3sPulumi.Inputs;
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

    /// <summary>
    /// The host of a server that stays when this agent goes: there the agent is drained and taken out of the cluster before K3s is uninstalled.
    /// For hosts; default: none, the cluster then keeps a Node object that is not Ready.
    /// </summary>
    [Input("leaveThrough")]
    public SshArgs? LeaveThrough { get; set; }
}
