using System.Globalization;

namespace K3sPulumi.Core.Drift;

/// <summary>What is remembered of a node's repairs from one update to the next.</summary>
/// <param name="Number">
/// How often it was repaired. It stays part of the node's input, so that the update after a repair changes nothing.
/// </param>
/// <param name="Restarts">Whether the last repair restarts K3s.</param>
/// <param name="Reasons">What the last repair puts right, for the preview.</param>
/// <param name="Digest">What was asked of the node and where; null if drift was not looked for.</param>
internal sealed record DriftRecord(int Number, bool Restarts, string Reasons, string? Digest)
{
    public static DriftRecord None { get; } = new(0, false, "", null);

    public bool IsRepair => Number > 0;

    /// <summary>Nodes of which nothing need be known leave nothing in the state.</summary>
    public bool IsKept => IsRepair || Digest is not null;

    /// <summary>For the scripts.</summary>
    public string Word => string.Create(CultureInfo.InvariantCulture, $"{Number}{(Restarts ? " restart" : "")}");

    /// <summary>For the visible text.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"repair {Number}: {Reasons}");

    /// <summary>The same, or one more repair if there is something to put right.</summary>
    public DriftRecord Next(IReadOnlyList<DriftFinding> findings)
    {
        var mended = findings.Where(finding => finding.Remedy != DriftRemedy.User).ToList();
        return mended.Count == 0 ? this : this with
        {
            Number = Number + 1,
            Restarts = mended.Exists(finding => finding.Remedy == DriftRemedy.Restart),
            Reasons = string.Join(" ", mended.Select(finding => finding.Text)),
        };
    }

    public string ToText() =>
        string.Join('\t', Number.ToString(CultureInfo.InvariantCulture), Restarts ? "restart" : "", Digest, Reasons);

    public static DriftRecord From(string? text) =>
        text?.Split('\t', 4) is [var number, var restarts, var digest, var reasons]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new(count, restarts.Length > 0, reasons, digest.Length > 0 ? digest : null)
            : None;
}
