using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Hosts;

/// <summary>An agent on a host.</summary>
internal static class SshAgent
{
    public static (SshNode Node, NodeRunning Running) Create(K3sAgent agent, string name, NodeArgs args, Request<AgentSpec> request, NodeContext? context)
    {
        var visible = request.Visible;
        var cluster = context is null ? null : ClusterIdentity.Of(context.Cluster);
        var passwordKey = context?.PasswordKey?.Apply(key => (Secret?)new Secret(key)) ?? Output.Create((Secret?)null);
        var host = Output.Tuple(request.Checked, request.All, passwordKey).Apply(all => HostNode.For(all.Item2, all.Item3, cluster));
        var running = NodeRunning.OnHost(agent, name, args, request.Shape.Node, context, host, visible);
        var node = SshNode.Create(
            agent, name, args, context, request.Checked, host, visible, SshCare.Of(request.Shape.Node),
            NodeRepairs.Of(agent, name, context, request, host, spec => spec.Node), running);
        if ((context is null ? (args as K3sAgentArgs)?.LeaveThrough : context.LeaveThrough) is { } through)
        {
            var member = visible.Apply(spec => SshMember.Of(spec.Node, request.Shape.Node.NodeName ?? name, NodeRole.Agent, NodeStore.External));
            SshMember.Create(agent, name, through, member, request.Checked, context?.Anchor, [node.Node, .. context?.After ?? []]);
        }

        return (node, running);
    }
}
