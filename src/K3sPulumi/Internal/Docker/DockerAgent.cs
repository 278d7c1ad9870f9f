using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Docker;

/// <summary>An agent as a container.</summary>
internal static class DockerAgent
{
    public static (Resource Ready, Output<string> Printed, NodeRunning Running) Create(
        K3sAgent agent, string name, NodeArgs args, Request<AgentSpec> request, NodeContext? context)
    {
        var visible = request.Visible;
        var site = context?.Docker
            ?? DockerResources.Create(agent, name, args.Docker!, image: null, subnet: null, request.Checked);
        var running = NodeRunning.InDocker(agent, name, request.Shape.Node, site, context,
            run => Output.Tuple(request.Checked, visible).Apply(both => DockerRunningScript.Start(NodeRole.Agent, name,
                request.Shape.Node.NodeName ?? name, both.Item2.Node, run, both.Item2.Settings.LeavesPodNetwork,
                [])));
        var plan = new DockerNodePlan
        {
            Checked = request.Checked,
            Container = Output.Tuple(request.Checked, visible).Apply(both =>
                ContainerPlan.For(name, NodeRole.Agent, both.Item2.Version, both.Item2.Node.Docker!, publishesApi: false)),
            Files = Output.CreateSecret(Output.Tuple(request.Checked, request.All).Apply(both => NodeFiles.For(both.Item2))),
            Shown = DockerNodePlan.Show(request.All.Apply(ShownFiles.For), visible),
            Proxy = request.Shape.Node.Proxy is not null
                ? Output.CreateSecret(Output.Tuple(request.Checked, request.All)
                    .Apply(both => OptionFiles.ContainerEnvironment(both.Item2))) : null,
            Archives = DockerArchives.Of(args, context, visible.Apply(spec => (spec.Node, spec.Version))),
            Visible = visible.Apply(spec =>
                new DockerCommands(spec.Version.Or(""), NodeRole.Agent, name, request.Shape.Node.NodeName ?? name, spec.Node,
                    spec.Settings)),
            HasCertificates = request.Shape.Settings.Certificates is not null,
            HasIp = request.Shape.Node.Docker!.Ip.IsGiven,
            LeavesThrough = context?.LeavesThroughContainer is { } container
                ? Output.Create(container)
                : visible.Apply(spec => new Uri(spec.ServerUrl.Content!).Host),
            Anchor = context?.Anchor,
            After = context?.After ?? [],
            Turn = DockerNodePlan.TurnOf(context?.Turn, running),
        }.Repaired(agent, context, request, site.Engine, spec => spec.Node);
        var node = new DockerNode(agent, name, args.Docker!, site, plan);
        return (DockerImports.After(node, agent, name, args, context, site, request.Checked, visible.Apply(spec => spec.Node)),
            node.Ready.Stdout, running);
    }
}
