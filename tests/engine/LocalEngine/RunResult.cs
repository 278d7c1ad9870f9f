using K3sPulumi.LocalEngine.Display;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine;

/// <summary>What a run did, or would do.</summary>
public sealed record RunResult
{
    /// <summary>The program's exit code; 255 if the program succeeded but a step failed.</summary>
    public required int ExitCode { get; init; }

    /// <summary>One per resource, in the order in which they were done.</summary>
    public required IReadOnlyList<ResourceStep> Steps { get; init; }

    /// <summary>URNs of resources that were skipped because something that they need failed.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Everything that the program registered, with IDs and outputs if they exist.</summary>
    public required IReadOnlyList<Resource> Resources { get; init; }

    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>What was carried out, in the order in which it began; empty in a preview.</summary>
    public required IReadOnlyList<OperationRecord> Operations { get; init; }

    /// <summary>The state afterwards; in a preview the state before.</summary>
    public required Snapshot Snapshot { get; init; }

    public bool Succeeded => ExitCode == 0;

    /// <summary>The steps that do something, in the order of type and name.</summary>
    public IReadOnlyList<ResourceStep> Changes =>
    [
        .. Steps.Where(step => step.Op is not (StepOp.Same or StepOp.Read))
            .OrderBy(step => step.Name, StringComparer.Ordinal).ThenBy(step => step.Type, StringComparer.Ordinal),
    ];

    /// <summary>The outputs of the stack.</summary>
    public PropertyMap Outputs => Resources.FirstOrDefault(resource => resource.IsStack)?.Outputs ?? PropertyMap.Empty;

    public IReadOnlyList<Diagnostic> Errors => [.. Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];

    public IReadOnlyList<Diagnostic> Warnings => [.. Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Warning)];

    /// <summary>Authenticated connections to hosts.</summary>
    public int SshConnections => Operations.Sum(operation => operation.SshConnections);

    /// <summary>Content of files that was sent to hosts.</summary>
    public long BytesSent => Operations.Sum(operation => operation.BytesSent);

    /// <summary>The only registered resource of that name (and type, by its end).</summary>
    public Resource Resource(string name, string typeEnd = "") => Resources.Single(
        resource => resource.Name == name && resource.Type.EndsWith(typeEnd, StringComparison.Ordinal));

    /// <summary>The step of the only resource of that name (and type, by its end).</summary>
    public ResourceStep Step(string name, string typeEnd = "") => Steps.Single(
        step => step.Name == name && step.Type.EndsWith(typeEnd, StringComparison.Ordinal));

    /// <summary>The registered resources as an indented tree, always in the same order: for golden files.</summary>
    public string Tree() => ResourceTree.Of(Resources);
}
