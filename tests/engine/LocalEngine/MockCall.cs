using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine;

/// <summary>An operation that a test may answer.</summary>
/// <param name="Kind">create, update or delete</param>
/// <param name="Resource">the resource; of a deletion as the state holds it</param>
/// <param name="Old">what the state held before an update</param>
public sealed record MockCall(OperationKind Kind, Resource Resource, Resource? Old)
{
    public string Type => Resource.Type;

    public string Name => Resource.Name;

    public PropertyMap Inputs => Resource.Inputs;
}

/// <summary>What a test says to an operation; what it leaves out is invented.</summary>
public sealed record MockAnswer
{
    public string? Id { get; init; }

    public IReadOnlyDictionary<string, object?> Outputs { get; init; } = new Dictionary<string, object?>();

    /// <summary>Set: the operation fails.</summary>
    public string? Error { get; init; }

    /// <summary>With an error: the resource exists anyway.</summary>
    public bool IsPartlyMade { get; init; }

    public static MockAnswer Fail(string error) => new() { Error = error };

    /// <summary>What a command printed.</summary>
    public static MockAnswer Stdout(string text) => new() { Outputs = new Dictionary<string, object?> { ["stdout"] = text } };
}
