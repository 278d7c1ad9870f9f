using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Backups;

/// <summary>
/// Brings a dump back on the host of a database of ours: first a check that changes nothing, then, when K3s is stopped on all
/// servers, the restore. Its scripts come with it, so that it does not depend on those that the host has.
/// </summary>
internal static class DumpScript
{
    public static RemoteScript Check(RestoreSpec restore, SqlDatastore datastore, Secret token) =>
        For(restore, datastore, token, $"restore {restore.Generation.Content}: checks that {restore.From.Content} is there",
            "check");

    public static RemoteScript Restore(RestoreSpec restore, SqlDatastore datastore, Secret token) =>
        For(restore, datastore, token, $"restore {restore.Generation.Content}: brings the database "
            + $"{datastore.Database} back to {restore.From.Content}; everything that was written after it is lost", "restore");

    private static RemoteScript For(RestoreSpec restore, SqlDatastore datastore, Secret token, string line, string verb)
    {
        var scripts = ScriptSets.Text($"dump-{datastore.Dialect.Kind}");
        var data = new ScriptInput()
            .Set("KIND", datastore.Dialect.Kind)
            .Set("RESTORE", restore.Generation.Content)
            .Set("RESTORE_FROM", restore.From.Content)
            .Set("RESTORE_TOKENS", BootstrapKeys.Of(token))
            .Set("PREPARE_SECONDS", SqlDatastoreScript.PrepareSeconds)
            .With(ScriptLibrary.Header(scripts) + scripts);
        return new(new VisibleText().Line(line).Then(datastore.Elevation.Call(verb)), null, datastore.Elevation.Input(data));
    }
}
