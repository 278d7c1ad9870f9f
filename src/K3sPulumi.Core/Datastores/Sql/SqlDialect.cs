using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>
/// What is specific to one SQL database. To add a database: a folder with its dialect, a folder of scripts by the name of its
/// <see cref="Kind"/>, and a line in <see cref="SqlDialects"/>.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>In paths on the host, and the name of its scripts.</summary>
    public abstract string Kind { get; }

    /// <summary>The component that the user writes.</summary>
    public abstract string Component { get; }

    public abstract int DefaultPort { get; }

    /// <summary>The units by which distributions start it; the first one that a host has is the one.</summary>
    public abstract IReadOnlyList<string> Units { get; }

    /// <summary>Of its dumps.</summary>
    public abstract string BackupSuffix { get; }

    /// <summary>What ends its container in good order.</summary>
    public virtual string StopSignal => "SIGTERM";

    /// <summary>Where its socket is in a container; null: on the volume.</summary>
    public virtual string? SocketFolder => null;

    /// <summary>For previews.</summary>
    public abstract string Title(SqlDatastore datastore);

    /// <summary>Of its container, where the user names none.</summary>
    public abstract string DefaultImage(SqlDatastore datastore);

    public abstract Packages Packages(SqlDatastore datastore);

    /// <summary>As a shell in its container runs it.</summary>
    public abstract string HealthCheck(SqlDatastore datastore, string volume);

    /// <summary>What K3s is given.</summary>
    public abstract Secret Endpoint(SqlDatastore datastore);

    /// <summary>The password as its statements have it.</summary>
    public abstract string PasswordLiteral(Secret password);

    /// <summary>What its scripts need beyond what every database's do.</summary>
    public abstract void SetOn(ScriptInput data, SqlDatastore datastore);

    /// <summary>What its tool for dumps needs beyond the database's name.</summary>
    public virtual IEnumerable<(string Name, string Value)> BackupSettings(SqlDatastore datastore) => [];

    /// <summary>What that tool needs in a container, where nothing finds it out.</summary>
    public abstract IReadOnlyList<(string Name, string Value)> ContainerSettings { get; }

    /// <summary>What can be wrong beyond what can be with every database.</summary>
    public virtual void Check(ProblemList problems, SqlDatastore datastore)
    {
    }
}
