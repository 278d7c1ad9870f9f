using K3sPulumi.Core.Datastores;
using K3sPulumi.Inputs;
using Pulumi;

namespace K3sPulumi.Datastores;

/// <summary>What a datastore gives out, wherever it runs.</summary>
internal sealed record DatastoreParts(Output<string> Endpoint, Output<string> Ca, Output<string> Network)
{
    public Output<string>? Certificate { get; init; }

    public Output<string>? Key { get; init; }

    /// <summary>What a datastore printed, once it can be read.</summary>
    public static Output<string> Readable(Output<string> printed) => Requests.Readable(printed, text => Read(text));

    /// <summary>What the datastore printed; null while that is not known.</summary>
    public static DatastoreOutput? Read(string printed) => string.IsNullOrEmpty(printed) ? null : DatastoreOutput.TryParse(printed)
        ?? throw new ResourceException("The datastore printed no certificates. Change one of its arguments, such as ssh.perDialTimeout or docker.labels, and run up: its command runs again then.", resource: null, hideStack: true);
}
