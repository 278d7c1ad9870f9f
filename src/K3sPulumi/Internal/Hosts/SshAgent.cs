using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Hosts;

/// <summary>An agent on a host.</summary>
internal static class SshAgent
{
    public static SshNode Create(K3sAgent agent, string name, K3sAgentArgs args, AgentRequest request)
    {
        var visible = request.Inputs.Visible(request.Build);
        var cluster = args.NodeContext is null ? null : ClusterIdentity.Of(args.NodeContext.Cluster);
        var passwordKey = args.NodeContext?.PasswordKey?.Apply(key => (Secret?)new Secret(key)) ?? Output.Create((Secret?)null);
        var host = Output.Tuple(request.Checked, request.Inputs.All(request.Build), passwordKey).Apply(all => HostNodes.For(all.Item2, all.Item3, cluster));
        var node = SshNode.Create(agent, name, args, request.Checked, host, visible);
        if (args.LeaveThrough is { } through)
        {
            var member = visible.Apply(spec => SshMember.Of(spec.Node, request.NodeName, NodeRole.Agent, NodeStore.External));
            SshMember.Create(agent, name, through, member, request.Checked, args.NodeContext?.Anchor, [node.Node]);
        }

        return node;
    }
}
