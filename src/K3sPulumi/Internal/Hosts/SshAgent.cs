using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Hosts;

/// <summary>An agent on a host.</summary>
internal static class SshAgent
{
    public static (SshNode Node, NodeRunning Running) Create(NodeScope<AgentSpec> scope)
    {
        var cluster = scope.Context is null ? null : ClusterIdentity.Of(scope.Context.Cluster);
        var passwordKey = scope.Context?.PasswordKey?.Apply(key => (Secret?)new Secret(key)) ?? Output.Create((Secret?)null);
        var host = Output.Tuple(scope.Request.All, passwordKey).Apply(both => HostNode.For(both.Item1, both.Item2, cluster));
        var running = NodeRunning.OnHost(scope, host);
        var node = SshNode.Create(scope, host, running);
        SshMember.Create(scope, Output.Create(NodeStore.External), node.Node);
        return (node, running);
    }
}
