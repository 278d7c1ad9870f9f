using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Backups;

/// <summary>What a server has to do for a restore; its host remembers the generation that it has done.</summary>
internal sealed record HostRestore
{
    public required int Generation { get; init; }

    /// <summary>What the first server brings back; null for the others, which join it without data.</summary>
    public required string? From { get; init; }

    /// <summary>Where the cluster stores its state.</summary>
    public NodeStore Store { get; init; } = NodeStore.EmbeddedEtcd;

    /// <summary>For SQLite: under which of these K3s keeps the keys of a cluster with this token; separated by blanks.</summary>
    public string? Tokens { get; init; }

    /// <summary>Directory of snapshots; null: K3s's own.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether K3s has access to a bucket.</summary>
    public bool HasS3 { get; init; }

    /// <summary>For previews.</summary>
    public string Line => Store == NodeStore.External ? $"restore {Generation}: starts with the restored datastore"
        : From is null
        ? $"restore {Generation}: joins the restored cluster without its data"
        : $"restore {Generation}: brings the cluster back to {From}; everything that was written after it is lost";
}
