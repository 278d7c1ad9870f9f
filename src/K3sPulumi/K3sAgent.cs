using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Certificates;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi;

/// <summary>One K3s agent, on a host or in a container. It joins the cluster at <c>serverUrl</c>.</summary>
public sealed class K3sAgent : ComponentResource
{
    /// <summary>Kubernetes node name.</summary>
    [Output("nodeName")]
    public Output<string> NodeName { get; private init; }

    /// <summary>
    /// Expiry date of the leaf certificate of the node that expires first, in ISO 8601 format, as the last update of the node
    /// found it; empty if that is not known. Less than 60 days before it, preview shows a warning.
    /// </summary>
    [Output("certificateExpiry")]
    public Output<string> CertificateExpiry { get; private init; }

    /// <summary>Done when this agent is Ready.</summary>
    internal Resource? Ready { get; }

    /// <summary>What starts or stops it, if that is asked.</summary>
    internal Resource? Running { get; }

    /// <summary>Done when its host is ready for it; none in Docker.</summary>
    internal IReadOnlyList<Resource> Prepared { get; } = [];

    /// <summary>Creates the agent.</summary>
    /// <param name="name">Name of the component and, unless <c>nodeName</c> is set, of the node and its container.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component.</param>
    public K3sAgent(string name, K3sAgentArgs args, ComponentResourceOptions? options = null)
        : this(name, args, request: null, context: null, options, LeftAlone.Of(name, args))
    {
    }

    /// <summary>An agent of a cluster, which has made and checked the request; null for one by itself.</summary>
    internal K3sAgent(string name, NodeArgs node, Request<AgentSpec>? request, NodeContext? context,
        ComponentResourceOptions? options, LeftAlone? alone = null)
        : base("k3s:index:K3sAgent", name, context is null ? RegisteredArgs.Of((K3sAgentArgs)node, Gather) : ResourceArgs.Empty,
            LeftAlone.In(options, alone))
    {
        ArgumentNullException.ThrowIfNull(node);
        Failures.Note(options);
        request ??= NodeRequests.Of(this, name, (K3sAgentArgs)node);
        NodeName = request.Checked.Apply(_ => request.Shape.Node.NodeName ?? name);
        CertificateExpiry = CertificateEnds.Refused(request.Checked).Leaf;
        if (!request.HasShapeProblems)
        {
            var scope = new NodeScope<AgentSpec>
            {
                Owner = this,
                Name = name,
                Args = node,
                Request = request,
                Context = context,
            };
            Output<string> printed;
            NodeRunning running;
            if (node.Docker is not null)
                (Ready, printed, running) = DockerAgent.Create(scope);
            else
            {
                (var made, running) = SshAgent.Create(scope);
                (Ready, Prepared, printed) = (made.Node, [made.Prepare], made.Node.Stdout);
            }

            running.Stop(context?.Alone ?? alone, Ready);
            Running = running.Command;
            CertificateExpiry = CertificateEnds.Of(this, NodeName, printed).Leaf;
            var record = request.Visible.Apply(RecordOf.Agent);
            request.Existing?.Keep(
                record, record, request.Inputs, null, [Ready!], [Ready!], keepsRecorded: alone is not null);
        }

        RegisterOutputs();
    }

    private static void Gather(InputSet inputs, K3sAgentArgs args) => inputs.Gather(values => args.Read("", values));
}
