using System.Collections.Concurrent;
using System.Text;

namespace K3sPulumi.Core.Scripts;

/// <summary>
/// The constant scripts, as sent: without comments and indentation, because every byte is stored in the state.
/// </summary>
internal static class ScriptText
{
    private static readonly ConcurrentDictionary<string, string> Stripped = new();

    /// <summary>The named scripts (<c>lib/run</c>) one after another, in this order.</summary>
    public static string Of(params ReadOnlySpan<string> names)
    {
        var text = new StringBuilder();
        foreach (var name in names)
            text.Append(Stripped.GetOrAdd(name, Read));
        return text.ToString();
    }

    private static string Read(string name)
    {
        using var stream = typeof(ScriptText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no script {name} in the assembly");
        using var reader = new StreamReader(stream);
        return string.Concat(reader.ReadToEnd().Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => $"{line}\n"));
    }
}
