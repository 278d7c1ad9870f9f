namespace K3sPulumi.Core.Nodes;

/// <summary>Where a server's cluster stores its objects.</summary>
internal enum NodeStore
{
    Sqlite,
    EmbeddedEtcd,
    External,
}
