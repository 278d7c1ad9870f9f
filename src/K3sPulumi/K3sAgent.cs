using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi;

/// <summary>One K3s agent, on a host or in a container. It joins the cluster at <c>serverUrl</c>.</summary>
public sealed class K3sAgent : ComponentResource
{
    /// <summary>Kubernetes node name.</summary>
    [Output("nodeName")]
    public Output<string> NodeName { get; private init; }

    /// <summary>Done when this agent is Ready.</summary>
    internal Resource? Ready { get; }

    /// <summary>Done when its host is ready for it; none in Docker.</summary>
    internal IReadOnlyList<Resource> Prepared { get; } = [];

    /// <summary>Creates the agent.</summary>
    /// <param name="name">Name of the component and, unless <c>nodeName</c> is set, of the node and its container.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component.</param>
    public K3sAgent(string name, K3sAgentArgs args, ComponentResourceOptions? options = null)
        : this(name, args, request: null, context: null, options)
    {
    }

    /// <summary>An agent of a cluster, which has made and checked the request; null for one by itself.</summary>
    internal K3sAgent(string name, NodeArgs node, Request<AgentSpec>? request, NodeContext? context,
        ComponentResourceOptions? options)
        : base("k3s:index:K3sAgent", name, context is null ? RegisteredArgs.Of((K3sAgentArgs)node, Gather) : ResourceArgs.Empty,
            options)
    {
        ArgumentNullException.ThrowIfNull(node);
        Failures.Note(options);
        request ??= NodeRequests.Of(this, name, (K3sAgentArgs)node);
        NodeName = request.Checked.Apply(_ => request.Shape.Node.NodeName ?? name);
        if (!request.HasShapeProblems)
        {
            if (node.Docker is not null)
                Ready = DockerAgent.Create(this, name, node, request, context);
            else if (SshAgent.Create(this, name, node, request, context) is var made)
                (Ready, Prepared) = (made.Node, [made.Prepare]);
            var visible = request.Visible;
            request.Existing?.Keep(
                visible.Apply(RecordOf.Agent), visible.Apply(RecordOf.Agent), request.Inputs,
                null, [Ready!], [Ready!]);
        }

        RegisterOutputs();
    }

    private static void Gather(InputSet inputs, K3sAgentArgs args) => inputs.Gather(values => args.Read("", values));
}
