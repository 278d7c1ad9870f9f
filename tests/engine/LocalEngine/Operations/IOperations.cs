using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Operations;

/// <summary>What a create or update brought. An empty id is not known yet.</summary>
internal sealed record Made(string Id, PropertyMap Outputs);

/// <summary>One operation on a custom resource.</summary>
/// <param name="Resource">the resource, with its inputs</param>
/// <param name="Old">what the state holds of it</param>
/// <param name="Provider">the configuration of its provider</param>
/// <param name="Record">what the operation did, for the tests</param>
internal sealed record OperationContext(Resource Resource, Resource? Old, PropertyMap Provider, OperationRecord Record)
{
    /// <summary>The time that the program allows this operation; null: any.</summary>
    public TimeSpan? Timeout => Resource.Options.CustomTimeouts is { } times
        ? GoDuration.Parse(Record.Kind switch
        {
            OperationKind.Create => times.Create,
            OperationKind.Update => times.Update,
            _ => times.Delete,
        })
        : null;
}

/// <summary>Carries operations out: for real, or by inventing results.</summary>
internal interface IOperations
{
    /// <summary>Nothing is changed and what is not known stays unknown.</summary>
    bool IsPreview { get; }

    Task<Made> CreateAsync(OperationContext context, CancellationToken cancellation);

    Task<Made> UpdateAsync(OperationContext context, CancellationToken cancellation);

    Task DeleteAsync(OperationContext context, CancellationToken cancellation);

    Task<PropertyMap> InvokeAsync(string function, PropertyMap arguments, CancellationToken cancellation);
}

/// <summary>A failed operation, with the provider's message.</summary>
public class OperationFailedException(string message) : Exception(message);

/// <summary>A creation that failed when there was something already: that goes into the state.</summary>
internal sealed class PartlyMadeException(Made made, string message) : OperationFailedException(message)
{
    public Made Made { get; } = made;
}
