using Pulumi;

namespace K3sPulumi.Internal.Datastores;

/// <summary>A datastore that is being created: what the user asked for.</summary>
internal sealed record DatastoreScope<TArgs, TSpec>
{
    /// <summary>Its component.</summary>
    public required ComponentResource Owner { get; init; }

    /// <summary>The name of the component.</summary>
    public required string Name { get; init; }

    public required TArgs Args { get; init; }

    /// <summary>Fails if the request has problems.</summary>
    public required Output<bool> Checked { get; init; }

    /// <summary>What may be shown. Fails if the request has problems.</summary>
    public required Output<TSpec> Visible { get; init; }

    /// <summary>All of it; secret. Fails if the request has problems.</summary>
    public required Output<TSpec> All { get; init; }
}
