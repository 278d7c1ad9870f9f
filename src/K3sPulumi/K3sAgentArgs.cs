using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Arguments of one K3s agent, a node that runs workloads and joins an existing cluster.</summary>
public sealed class K3sAgentArgs : NodeArgs, IClusterSettings
{
    /// <summary>
    /// Exact K3s version, such as <c>v1.36.1+k3s1</c>. Required. It must not be newer than the version of the servers.
    /// </summary>
    [Input("version", required: true)]
    public required Input<string> Version { get; set; }

    /// <summary>
    /// URL of the cluster to join, as <c>https://address:6443</c>. Required. Other schemes and URLs with a path are rejected.
    /// K3s: <c>server</c>.
    /// </summary>
    [Input("serverUrl", required: true)]
    public required Input<string> ServerUrl { get; set; }

    /// <summary>Agent token of the cluster. Required. Secret. K3s: <c>token</c>.</summary>
    [Input("token", required: true)]
    public required Input<string> Token { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Pod network of the cluster, which the host's firewall, kernel and proxy settings depend on. Default: <c>10.42.0.0/16</c>.
    /// It must match that of the servers.
    /// </summary>
    [Input("clusterCidr")]
    public Input<string>? ClusterCidr { get; set; }

    /// <summary>
    /// Service network of the cluster, which the host's firewall and proxy settings depend on. Default: <c>10.43.0.0/16</c>. It
    /// must match that of the servers.
    /// </summary>
    [Input("serviceCidr")]
    public Input<string>? ServiceCidr { get; set; }

    /// <summary>
    /// Flannel backend of the cluster, which the host's firewall and kernel settings depend on. Default: <c>vxlan</c>. It must
    /// match that of the servers.
    /// </summary>
    [Input("flannelBackend")]
    public Input<string>? FlannelBackend { get; set; }

    /// <summary>Applies the K3s hardening guide (CIS benchmark) to this agent. Default: not applied.</summary>
    [Input("hardening")]
    public HardeningArgs? Hardening { get; set; }

    /// <summary>
    /// Rotation of this agent's certificates. Default: K3s renews them at its own restarts. Example: <c>Certificates = new() {
    /// Rotation = 1 }</c>.
    /// </summary>
    [Input("certificates")]
    public CertificatesArgs? Certificates { get; set; }

    /// <summary>
    /// Whether the cluster uses the embedded registry mirror, so that this agent takes part in it. Default: false. It must match
    /// that of the servers.
    /// </summary>
    [Input("embeddedRegistry")]
    public Input<bool>? EmbeddedRegistry { get; set; }

    /// <inheritdoc cref="K3sServerArgs.LeaveThrough"/>
    [Input("leaveThrough")]
    public SshArgs? LeaveThrough { get; set; }
}
