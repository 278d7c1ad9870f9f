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
    private const string Restart = "restart", Stopped = "stopped", Replace = "replaced=";

    /// <summary>The number of the last repair that replaced the node's container; 0: none did.</summary>
    public int Replaced { get; init; }

    /// <summary>Whether the last update left it stopped: the next one that is not to leave it so starts it.</summary>
    public bool IsStopped { get; init; }

    public static DriftRecord None { get; } = new(0, false, "", null);

    public bool IsRepair => Number > 0;

    /// <summary>Nodes of which nothing need be known leave nothing in the state.</summary>
    public bool IsKept => IsRepair || Digest is not null || IsStopped;

    /// <summary>For the scripts.</summary>
    public string Word => string.Create(CultureInfo.InvariantCulture, $"{Number}{(Restarts ? " restart" : "")}");

    /// <summary>For the visible text.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"repair {Number}: {Reasons}");

    /// <summary>The label of a container; another one replaces it.</summary>
    public IReadOnlyDictionary<string, string> Labels => Replaced == 0 ? new Dictionary<string, string>()
        : new Dictionary<string, string> { ["k3spulumi.repair"] = Replaced.ToString(CultureInfo.InvariantCulture) };

    /// <summary>The same, or one more repair if there is something to put right.</summary>
    public DriftRecord Next(IReadOnlyList<DriftFinding> findings)
    {
        var mended = findings.Where(finding => finding.Remedy != DriftRemedy.User).ToList();
        return mended.Count == 0 ? this : this with
        {
            Number = Number + 1,
            // A new container starts anyway.
            Restarts = mended.Exists(finding => finding.Remedy == DriftRemedy.Restart)
                && !mended.Exists(finding => finding.Remedy == DriftRemedy.Replace),
            Replaced = mended.Exists(finding => finding.Remedy == DriftRemedy.Replace) ? Number + 1 : Replaced,
            Reasons = string.Join(" ", mended.Select(finding => finding.Text)),
        };
    }

    public string ToText() =>
        string.Join('\t', Number.ToString(CultureInfo.InvariantCulture), How, Digest, Reasons);

    public static DriftRecord From(string? text) =>
        text?.Split('\t', 4) is [var number, var how, var digest, var reasons] && NumberIn(number) is { } count
            ? new(count, how.Split(' ').Contains(Restart), reasons, digest.Length > 0 ? digest : null)
            {
                Replaced = NumberIn(how.Split(Replace)[^1]) ?? 0,
                IsStopped = how.Split(' ').Contains(Stopped),
            }
            : None;

    private string How => string.Join(' ', ((string[])[Restarts ? Restart : "", IsStopped ? Stopped : "", Replaced > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Replace}{Replaced}") : ""]).Where(word => word.Length > 0));

    private static int? NumberIn(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
