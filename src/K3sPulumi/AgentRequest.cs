using K3sPulumi.Core.Specs;
using K3sPulumi.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>What is asked of one agent, gathered and checked.</summary>
internal sealed record AgentRequest
{
    public required InputSet Inputs { get; init; }

    public required Func<Values, AgentSpec> Build { get; init; }

    public required Output<bool> Checked { get; init; }

    public required string NodeName { get; init; }

    public bool HasShapeProblems { get; init; }

    public static AgentRequest Gather(K3sAgent agent, string name, K3sAgentArgs args)
    {
        var inputs = new InputSet();
        var build = args.Gather(name, inputs);
        if (args.Placement is null)
            Requests.Advise(agent, inputs, build, ComponentAdvice.For);
        return new AgentRequest
        {
            Inputs = inputs,
            Build = build,
            Checked = args.Placement?.Checked ?? Requests.Check(agent, nameof(K3sAgent), name, inputs, build, ComponentChecks.Problems),
            NodeName = args.NodeName ?? name,
            HasShapeProblems = args.Placement is null && ComponentChecks.Problems(inputs.Shape(build)).Count > 0,
        };
    }
}
