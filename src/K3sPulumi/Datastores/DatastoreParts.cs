using Pulumi;

namespace K3sPulumi.Datastores;

/// <summary>What a datastore gives out, wherever it runs.</summary>
internal sealed record DatastoreParts(Output<string> Endpoint, Output<string> Ca, Output<string> Network)
{
    public Output<string>? Certificate { get; init; }

    public Output<string>? Key { get; init; }
}
