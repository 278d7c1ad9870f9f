namespace K3sPulumi.LocalEngine.Operations;

public enum OperationKind
{
    Create,
    Update,
    Delete,
}

/// <summary>An operation that was carried out, or tried.</summary>
public sealed class OperationRecord
{
    public required OperationKind Kind { get; init; }

    public required string Urn { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>Place in the order in which the operations of the run began.</summary>
    public int Order { get; internal set; }

    public DateTimeOffset Started { get; internal set; }

    public DateTimeOffset Ended { get; internal set; }

    /// <summary>Connections to hosts that were authenticated.</summary>
    public int SshConnections { get; internal set; }

    /// <summary>Attempts to connect, the good ones included.</summary>
    public int SshDials { get; internal set; }

    /// <summary>Content of files that was sent to hosts.</summary>
    public long BytesSent { get; internal set; }

    public string? Error { get; internal set; }

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Name}";
}
