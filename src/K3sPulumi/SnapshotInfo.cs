using Pulumi;

namespace K3sPulumi;

/// <summary>A snapshot or dump of a datastore.</summary>
[OutputType]
public sealed class SnapshotInfo
{
    [OutputConstructor]
    internal SnapshotInfo(string node, string name, string location, double size, string time) =>
        (Node, Name, Location, Size, Time) = (node, name, location, size, time);

    /// <summary>Name of the node that has it; of a dump, the name of the datastore or member.</summary>
    [Output("node")]
    public string Node { get; }

    /// <summary>Name of the snapshot.</summary>
    [Output("name")]
    public string Name { get; }

    /// <summary>Path of its file on that host, or in that container.</summary>
    [Output("location")]
    public string Location { get; }

    /// <summary>Size in bytes.</summary>
    [Output("size")]
    public double Size { get; }

    /// <summary>When it was taken, in ISO 8601 format.</summary>
    [Output("time")]
    public string Time { get; }
}
