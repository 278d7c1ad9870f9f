using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
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
        For(restore, datastore, token, Line(restore, datastore), "restore");

    /// <summary>For previews.</summary>
    public static string Line(RestoreSpec restore, SqlDatastore datastore) => $"restore {restore.Generation.Content}: brings the "
        + $"database {datastore.Database} back to {restore.From.Content}; everything that was written after it is lost";

    /// <summary>What a shell in the container of the database runs.</summary>
    public static string Inside(RestoreSpec restore, SqlDatastore datastore, Secret token)
    {
        var scripts = ScriptLibrary.Quoted("k3p_backup_tool", BackupTool.Text)
            + ScriptSets.Text($"dump-{datastore.Dialect.Kind}-container");
        return Data(restore, datastore, token)
            .Set("DUMP_SETTINGS", BackupTool.ContainerSettings(datastore with { Backup = datastore.Backup ?? new() }))
            .With(ScriptLibrary.Header(scripts) + scripts);
    }

    private static RemoteScript For(RestoreSpec restore, SqlDatastore datastore, Secret token, string line, string verb)
    {
        var scripts = ScriptSets.Text($"dump-{datastore.Dialect.Kind}");
        var data = Data(restore, datastore, token).With(ScriptLibrary.Header(scripts) + scripts);
        return new(new VisibleText().Line(line).Then(datastore.Elevation.Call(verb)), null, datastore.Elevation.Input(data));
    }

    private static ScriptInput Data(RestoreSpec restore, SqlDatastore datastore, Secret token) =>
        new ScriptInput()
            .Set("KIND", datastore.Dialect.Kind)
            .Set("RESTORE", restore.Generation.Content)
            .Set("RESTORE_FROM", restore.From.Content)
            .Set("RESTORE_TOKENS", BootstrapKeys.Of(token))
            .Set("PREPARE_SECONDS", SqlDatastoreScript.PrepareSeconds);
}
