using K3sPulumi.Core.Datastores;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Datastores;

/// <summary>The outputs of a datastore, wherever it runs.</summary>
internal sealed record DatastoreOutputs(Output<string> Endpoint, Output<string> Ca, Output<string> Network)
{
    /// <summary>Null unless it is a database on a host.</summary>
    public ManagedDatabase? Database { get; init; }

    public required Output<SnapshotInfo[]> NewestDumps { get; init; }

    public Output<string>? Certificate { get; init; }

    public Output<string>? Key { get; init; }

    public DatastoreArgs ToArgs() => new() { Endpoint = Endpoint, Ca = Ca, Certificate = Given(Certificate), Key = Given(Key) };

    /// <summary>Secret as a whole, because its endpoint contains a password.</summary>
    public Output<DatastoreConnection> ToConnection()
    {
        var nothing = Output.Create((string?)null);
        var certificate = Certificate?.Apply(text => (string?)text) ?? nothing;
        var key = Key?.Apply(text => (string?)text) ?? nothing;
        return Output.CreateSecret(Output.Tuple(Endpoint, Ca, certificate, key)
            .Apply(all => new DatastoreConnection(all.Item1, all.Item2, all.Item3, all.Item4)));
    }

    private static Input<string>? Given(Output<string>? output) => output is null ? null : (Input<string>)output;

    /// <summary>The datastore's output, once it can be parsed.</summary>
    public static Output<string> Readable(Output<string> printed) => Requests.Readable(printed, text => Read(text));

    /// <summary>The datastore's output; null while it is unknown.</summary>
    public static DatastoreOutput? Read(string printed) => string.IsNullOrEmpty(printed)
        ? null : DatastoreOutput.TryParse(printed)
        ?? throw new ResourceException("The datastore did not return its certificates. Change one of its arguments, such as "
            + "ssh.perDialTimeout or docker.labels, and run pulumi up, which runs its command again.", resource: null,
            hideStack: true);
}
