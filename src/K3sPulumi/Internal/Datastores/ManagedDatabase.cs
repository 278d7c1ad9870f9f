using System.Runtime.CompilerServices;
using K3sPulumi.Core.Datastores.Sql;
using Pulumi;

namespace K3sPulumi.Internal.Datastores;

/// <summary>
/// A database on a host that the program creates, as its cluster needs it for a restore. Outputs do not show where they come
/// from, so that it is kept beside the value that is passed to the cluster.
/// </summary>
/// <param name="Dialect">Its kind.</param>
/// <param name="Ssh">Its host.</param>
/// <param name="Request">Its request.</param>
/// <param name="Ready">What sets it up.</param>
internal sealed record ManagedDatabase(SqlDialect Dialect, SshArgs Ssh, DatastoreRequest Request, Resource Ready)
{
    private static readonly ConditionalWeakTable<Input<DatastoreArgs>, ManagedDatabase> Known = [];

    public static Input<DatastoreArgs> Pass(DatastoreOutputs made)
    {
        Input<DatastoreArgs> input = made.ToArgs();
        if (made.Database is { } database)
            Known.Add(input, database);
        return input;
    }

    /// <summary>Null if the datastore is another one, or came here as an output.</summary>
    public static ManagedDatabase? Of(Input<DatastoreArgs>? input) =>
        input is not null && Known.TryGetValue(input, out var database) ? database : null;
}
