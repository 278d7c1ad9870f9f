using System.Buffers;
using System.Globalization;
using System.Text;

namespace K3sPulumi.LocalEngine.Values;

/// <summary>A place inside properties: names and indexes, as <c>ports[0].internal</c>; <c>*</c> stands for any of them.</summary>
public sealed class PropertyPath
{
    private static readonly SearchValues<char> Special = SearchValues.Create(".[]\"/ ");

    private PropertyPath(IReadOnlyList<string> parts) => Parts = parts;

    /// <summary>Names, and indexes as <c>#0</c> or <c>#*</c>.</summary>
    internal IReadOnlyList<string> Parts { get; }

    public static PropertyPath Parse(string text)
    {
        var parts = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '.')
            {
                at++;
                continue;
            }
            var quoted = text.AsSpan(at).StartsWith("[\"");
            var end = text[at] != '['
                ? text.IndexOfAny(['.', '['], at) : text.IndexOf(quoted ? "\"]" : "]", at, StringComparison.Ordinal);
            if (end < 0)
                end = text.Length;
            parts.Add(text[at] != '[' ? text[at..end] : quoted ? text[(at + 2)..end] : $"#{text[(at + 1)..end]}");
            at = text[at] != '[' ? end : end + (quoted ? 2 : 1);
        }
        return new(parts);
    }

    internal static PropertyPath Of(IEnumerable<string> parts) => new([.. parts]);

    internal static string Index(int index) => $"#{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>True if a change there touches this path: one of the two leads to the other.</summary>
    public bool Touches(PropertyPath other)
    {
        for (var i = 0; i < Math.Min(Parts.Count, other.Parts.Count); i++)
            if (!Same(Parts[i], other.Parts[i]))
                return false;
        return true;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            if (part.StartsWith('#'))
                text.Append('[').Append(part.AsSpan(1)).Append(']');
            else if (part.Length == 0 || part.AsSpan().ContainsAny(Special))
                text.Append("[\"").Append(part).Append("\"]");
            else
                text.Append(text.Length > 0 ? "." : "").Append(part);
        return text.ToString();
    }

    private static bool Same(string pattern, string part) => pattern == part || pattern is "*" or "#*" || part is "*" or "#*";
}
