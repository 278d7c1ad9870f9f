using System.Runtime.CompilerServices;
using K3sPulumi.Core.Datastores.Sql;
using Pulumi;
using SqlScope = K3sPulumi.Internal.Datastores.DatastoreScope<
    K3sPulumi.SqlDatastoreArgs, K3sPulumi.Core.Datastores.Sql.SqlDatastoreSpec>;

namespace K3sPulumi.Internal.Datastores;

/// <summary>
/// A database that the program creates, as its cluster needs it for a restore. Outputs do not show where they come
/// from, so that it is kept beside the value that is passed to the cluster.
/// </summary>
/// <param name="Dialect">Its kind.</param>
/// <param name="Ssh">Its host; null in Docker.</param>
/// <param name="Request">Its request.</param>
/// <param name="Ready">What sets it up.</param>
internal sealed record ManagedDatabase(SqlDialect Dialect, SshArgs? Ssh, SqlScope Request, Resource Ready)
{
    /// <summary>Its container; null on a host.</summary>
    public string? Container { get; init; }

    private static readonly ConditionalWeakTable<Input<DatastoreArgs>, ManagedDatabase> Known = [];

    /// <summary>The databases in Docker, by their components.</summary>
    private static readonly ConditionalWeakTable<ComponentResource, ManagedDatabase> InDocker = [];

    public static void Note(ComponentResource component, ManagedDatabase database) => InDocker.Add(component, database);

    public static Input<DatastoreArgs> Pass(ComponentResource component, DatastoreOutputs made)
    {
        Input<DatastoreArgs> input = made.ToArgs();
        if ((made.Database ?? (InDocker.TryGetValue(component, out var container) ? container : null)) is { } database)
            Known.Add(input, database);
        return input;
    }

    /// <summary>Null if the datastore is another one, or came here as an output.</summary>
    public static ManagedDatabase? Of(Input<DatastoreArgs>? input) =>
        input is not null && Known.TryGetValue(input, out var database) ? database : null;
}
