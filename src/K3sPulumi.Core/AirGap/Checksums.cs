using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.AirGap;

/// <summary>A checksum file as <c>sha256sum</c> writes it.</summary>
internal sealed partial class Checksums
{
    private readonly Dictionary<string, string> _byName;

    private Checksums(Dictionary<string, string> byName) => _byName = byName;

    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>SHA-256 of the file in lower-case hexadecimal digits; null if it is not listed.</summary>
    public string? Of(string name) => _byName.GetValueOrDefault(name);

    public static Checksums? TryParse(string text, out string? why)
    {
        Dictionary<string, string> byName = new(StringComparer.Ordinal);
        why = null;
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var match = Line().Match(line.TrimEnd('\r'));
            if (match.Success)
                byName[match.Groups["name"].Value] = match.Groups["sum"].Value.ToLowerInvariant();
            else if (!string.IsNullOrWhiteSpace(line))
                why ??= string.Create(CultureInfo.InvariantCulture,
                    $"does not have a checksum and a file name in line {index + 1}; download it again.");
        }

        if (byName.Count == 0)
            why ??= "is empty; download it again.";
        return why is null ? new(byName) : null;
    }

    [GeneratedRegex(@"\A(?<sum>[0-9A-Fa-f]{64}) [ *](\./)?(?<name>\S.*)\z")]
    private static partial Regex Line();
}
