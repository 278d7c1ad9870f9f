namespace K3sPulumi.LocalEngine.Operations;

public enum OperationKind
{
    Create,
    Update,
    Delete,
}

/// <summary>A line of a command that is shown while it runs, and gone afterwards.</summary>
public sealed record StatusLine(DateTimeOffset At, string Text);

/// <summary>An operation that was carried out, or tried.</summary>
public sealed class OperationRecord
{
    private readonly List<StatusLine> _statusLines = [];

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

    /// <summary>What the row of the resource showed while the operation ran, line by line, and when.</summary>
    public IReadOnlyList<StatusLine> StatusLines
    {
        get
        {
            lock (_statusLines)
                return [.. _statusLines];
        }
    }

    /// <summary>Messages that stay, unlike status lines.</summary>
    internal List<string> Warnings { get; } = [];

    /// <summary>Called with each status line as it comes.</summary>
    internal Action<OperationRecord, string>? Shown { get; init; }

    internal void Show(string line)
    {
        lock (_statusLines)
            _statusLines.Add(new(DateTimeOffset.UtcNow, line));
        Shown?.Invoke(this, line);
    }

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Name}";
}
