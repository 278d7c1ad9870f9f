using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Backups;

/// <summary>The request to bring a cluster back to a backup.</summary>
internal sealed record RestoreSpec
{
    private const string S3 = "s3://";

    /// <summary>Name of a snapshot, path of a file, or <c>s3://bucket/folder/name</c>.</summary>
    public Value<string> From { get; init; }

    /// <summary>Increased by the user for each restore.</summary>
    public Value<int> Generation { get; init; }

    /// <summary>The datastore, if it is a database that the program creates.</summary>
    public SqlDialect? Database { get; init; }

    /// <summary>Whether that is a container.</summary>
    public bool IsInDocker { get; init; }

    /// <summary>The same for a server by itself: not all servers of the database can be stopped together.</summary>
    public RestoreSpec Alone => this with { Database = null };

    /// <summary>The same for a cluster on hosts, or in Docker: its database must be there too.</summary>
    public RestoreSpec Where(bool inDocker) => inDocker == IsInDocker ? this : Alone;

    /// <summary>As it is remembered and shown; null while it is not known.</summary>
    public string? Text => From.IsKnown && Generation.IsKnown ? $"{Generation.Content} {From.Content}" : null;

    /// <param name="problems">At the argument.</param>
    /// <param name="store">Where the cluster stores its state.</param>
    /// <param name="settings">What else is asked of the servers.</param>
    /// <param name="joins">Whether this is a server by itself that joins another one.</param>
    /// <param name="isRootless">Whether K3s runs as an unprivileged user.</param>
    /// <param name="config">The user's K3s configuration.</param>
    public void Check(ProblemList problems, NodeStore store, ClusterSettings settings, bool joins, bool isRootless,
        MergedConfig config)
    {
        problems.Require("from", From, "is missing; set the name of a snapshot, its path on the first server, or its S3 URL.");
        problems.Require("generation", Generation, "is missing; start with 1, and increase it for each restore.");
        problems.Check("generation", Generation, number =>
            number > 0 ? null : "must be at least 1; start with 1, and increase it for each restore.");
        problems.Check("from", From, FromProblem);
        if (From.IsKnown && FromProblem(From.Content!) is null && From.Content!.StartsWith(S3, StringComparison.Ordinal)
            && (store != NodeStore.EmbeddedEtcd || !MayUseS3(settings, config)))
        {
            problems.Add("from", store != NodeStore.EmbeddedEtcd
                ? "is in S3, where K3s stores only snapshots of embedded etcd; download the file to the "
                    + $"{(store == NodeStore.Sqlite ? "server" : IsInDocker ? "deploying machine" : "host of the database")} "
                    + "and use its path."
                : "is in S3, but this cluster has no access to a bucket; set snapshots.s3 with its endpoint and keys.");
        }

        if (joins)
            problems.Add("is set on a server that joins a cluster; restore on the server that started it.");
        else if (store == NodeStore.External && Database is null)
            problems.Add("works with an external datastore only if it is a PostgresDatastore or MySqlDatastore that a C# program "
                + "passes as datastore to a K3sCluster, and both are on hosts or both in Docker; remove this, stop K3s on all "
                + "servers, restore the datastore with its own tools, move server/tls and server/cred of each server aside, and "
                + "start K3s again.");
        if (isRootless && store == NodeStore.EmbeddedEtcd)
            problems.Add("does not work with rootless, because K3s resets a cluster only as root; remove one of the two.");
    }

    /// <param name="server">The server, with all values known.</param>
    /// <param name="isFirst">Whether it brings the backup back.</param>
    /// <param name="token">The servers' token.</param>
    public HostRestore? On(ServerSpec server, bool isFirst, Secret? token = null)
    {
        var (snapshots, store) = (server.Settings.Snapshots, server.Store);
        var config = MergedConfig.Of(server.Node.ConfigLayers);
        return !From.IsKnown || !Generation.IsKnown ? null : new()
        {
            Generation = Generation.Content,
            From = isFirst && store != NodeStore.External ? From.Content : null,
            Store = store,
            Tokens = store == NodeStore.Sqlite && token is { } known ? BootstrapKeys.Of(known) : null,
            Folder = config.Single("etcd-snapshot-dir", snapshots?.Directory.Or("")) is { Length: > 0 } folder ? folder : null,
            HasS3 = store == NodeStore.EmbeddedEtcd && MayUseS3(server.Settings, config),
        };
    }

    private static bool MayUseS3(ClusterSettings settings, MergedConfig config) =>
        config.Single("etcd-s3", settings.Snapshots?.S3 is null ? "false" : "true") is not { } flag || Yaml11.Flag(flag) != false;

    private static string? FromProblem(string from) => from switch
    {
        "" => "is empty; set the name of a snapshot, its path on the first server, or its S3 URL.",
        _ when from.Any(char.IsControl) || from.Contains(' ', StringComparison.Ordinal) =>
            "contains a space or a control character, which no snapshot of K3s has; use the name as K3s shows it.",
        _ when from.StartsWith(S3, StringComparison.Ordinal) => from[S3.Length..].Split('/') is [not "", .., not ""] and not [_]
            ? null : $"{Quote.Value(from)} is not a valid S3 URL; use s3://BUCKET/FOLDER/NAME.",
        _ when from.Contains("://", StringComparison.Ordinal) =>
            $"{Quote.Value(from)} is not an S3 URL; download the file to the first server and use its path, "
                + "or use s3://BUCKET/FOLDER/NAME.",
        [.., '/'] => $"{Quote.Value(from)} is a directory; use the path of a file.",
        ['/', ..] => Paths.Problem(from),
        _ when from.Contains('/', StringComparison.Ordinal) =>
            $"{Quote.Value(from)} is neither a name nor an absolute path; start a path with \"/\".",
        _ => null,
    };
}
