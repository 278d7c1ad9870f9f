using System.Collections.Concurrent;
using System.Text;

namespace K3sPulumi.Core.Scripts;

/// <summary>The constant scripts, as they travel: without comments and indentation, because every byte is kept in each node's state.</summary>
internal static class ScriptText
{
    /// <summary>What every script of a host begins with.</summary>
    private const string Base = "lib-run.sh";

    /// <summary>Goes with it; the deploying machine has use for it alone.</summary>
    private const string Log = "lib-log.sh";

    private static readonly ConcurrentDictionary<string, string> Stripped = new();

    /// <summary>The named scripts one after another, in this order.</summary>
    public static string Of(params ReadOnlySpan<string> names)
    {
        var text = new StringBuilder();
        foreach (var name in names)
        {
            text.Append(Stripped.GetOrAdd(name, Read));
            if (name == Base)
                text.Append(Stripped.GetOrAdd(Log, Read));
        }

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
