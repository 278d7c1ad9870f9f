using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Docker;

/// <summary>An agent as a container.</summary>
internal static class DockerAgent
{
    public static (Resource Ready, Output<string> Printed, NodeRunning Running) Create(NodeScope<AgentSpec> scope)
    {
        var (visible, all) = (scope.Visible, scope.Request.All);
        var shared = scope.Context?.Docker ?? DockerResources.Create(
            scope.Owner, scope.Name, scope.Args.Docker!, image: null, subnet: null, scope.Checked);
        var running = NodeRunning.InDocker(scope, shared);
        var plan = new DockerNodePlan
        {
            Container = visible.Apply(spec => ContainerPlan.For(spec)),
            Files = Output.CreateSecret(all.Apply(NodeFiles.For)),
            Shown = scope.Request.Show(all.Apply(ShownFiles.For)),
            Proxy = scope.Shape.Node.Proxy is null ? null : Output.CreateSecret(all.Apply(OptionFiles.ContainerEnvironment)),
            LeavesThrough = scope.Context?.LeavesThroughContainer is { } container
                ? Output.Create(container) : visible.Apply(spec => new Uri(spec.ServerUrl.Content!).Host),
            Turn = running.TurnAfter(scope.Context?.Turn),
        };
        var node = new DockerNode<AgentSpec>(scope, shared, plan);
        return (DockerImports.After(node, scope, shared), node.Ready.Stdout, running);
    }
}
