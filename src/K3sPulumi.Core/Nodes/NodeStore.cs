namespace K3sPulumi.Core.Nodes;

/// <summary>Where the cluster of a server keeps its objects.</summary>
internal enum NodeStore
{
    Sqlite,
    EmbeddedEtcd,
    External,
}
