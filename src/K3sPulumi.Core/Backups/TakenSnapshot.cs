using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Backups;

/// <summary>A snapshot or dump that may be brought to the deploying machine, as a host printed it.</summary>
/// <param name="Path">Its file on the server.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Its digest, in hexadecimal digits.</param>
internal sealed partial record TakenSnapshot(string Path, long Size, string Sha256)
{
    /// <summary>A name that is safe as a file of the deploying machine, whatever the server prints.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Whether nobody asked for it: by the time that it is brought it may be gone from the host.</summary>
    public bool IsScheduled { get; private init; }

    /// <summary>The newest one on demand.</summary>
    /// <returns>Null if the run printed none.</returns>
    public static TakenSnapshot? Read(string? printed) => All(printed).FirstOrDefault(taken => !taken.IsScheduled);

    /// <summary>The newest one on demand, then those on schedule, the newest first.</summary>
    public static IEnumerable<TakenSnapshot> All(string? printed)
    {
        var parts = printed is null ? null : MarkedOutput.Parts(printed);
        return Of("taken", isScheduled: false).Take(1).Concat(Of("scheduled", isScheduled: true));

        IEnumerable<TakenSnapshot> Of(string part, bool isScheduled) =>
            (parts?.GetValueOrDefault(part) ?? "").Split('\n').Select(ReadLine).OfType<TakenSnapshot>()
                .Where(taken => taken.Name.StartsWith("on-demand-", StringComparison.Ordinal) != isScheduled)
                .Select(taken => taken with { IsScheduled = isScheduled });
    }

    private static TakenSnapshot? ReadLine(string line)
    {
        var words = line.Trim().Split(' ', 4);
        return words is [_, var size, var digest, ['/', ..] path]
            && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && Digest().IsMatch(digest)
            && new TakenSnapshot(path, bytes, digest) is var taken && FileName().IsMatch(taken.Name) ? taken : null;
    }

    /// <summary>Which of these files of the deploying machine are beyond the number to keep. Others are not ours.</summary>
    /// <param name="names">Names of the files.</param>
    /// <param name="keep">How many of the same kind and node stay.</param>
    public IEnumerable<string> Surplus(IEnumerable<string> names, int keep) => names
        .Select(name => FileName().Match(name))
        .Where(match => match.Success && KindOf(match) == KindOf(FileName().Match(Name)))
        .OrderByDescending(match => match.Groups["time"].Length).ThenByDescending(match => match.Groups["time"].Value,
            StringComparer.Ordinal)
        .Skip(keep).Select(match => match.Value);

    private static (string Start, string End) KindOf(Match name) => (name.Groups["kind"].Value, name.Groups["dump"].Value);

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\A(?:(?<kind>[A-Za-z0-9][A-Za-z0-9._-]*)-(?<time>[0-9]{9,12})(?:\.zip|\.db)?"
        + @"|(?<kind>(?:on-demand-)?)(?<time>[0-9]{8}T[0-9]{6}Z)(?<dump>\.dump|\.sql\.gz|\.snapshot))\z")]
    private static partial Regex FileName();
}
