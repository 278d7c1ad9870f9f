using System.Globalization;
using System.Text;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Scripts;

/// <summary>
/// The data of a script, as shell assignments in front of it. Values are quoted, never exported, and only passed to shell
/// builtins, so they appear in no argument list and no environment; and nothing is left on standard input for a child to eat.
/// </summary>
internal sealed class ScriptInput
{
    private readonly List<(string Name, string Value)> _values = [];
    private int _files;
    private int _secrets;

    public ScriptInput Set(string name, string? value)
    {
        _values.Add((name, value ?? ""));
        return this;
    }

    /// <summary>Omitted if empty, so that scripts of nodes without it do not change.</summary>
    public ScriptInput SetGiven(string name, string? value) => string.IsNullOrEmpty(value) ? this : Set(name, value);

    /// <summary>Omitted unless true.</summary>
    public ScriptInput SetGiven(string name, bool value) => value ? Set(name, value) : this;

    public ScriptInput Set(string name, int value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    public ScriptInput Set(string name, bool value) => Set(name, value ? "yes" : "");

    /// <summary>A file to write. The script deletes it when it is no longer in the data.</summary>
    public ScriptInput File(HostFile file)
    {
        var name = $"FILE_{(++_files).ToString(CultureInfo.InvariantCulture)}";
        return Set($"{name}_PATH", file.Path).Set($"{name}_MODE", file.Mode).Set($"{name}_DATA", file.Content.Value);
    }

    /// <summary>A text to redact in all output of the host.</summary>
    public ScriptInput Blank(string line) => Set($"SECRET_{(++_secrets).ToString(CultureInfo.InvariantCulture)}", line);

    /// <summary>Data and scripts, complete.</summary>
    public string With(string scripts) => $"{Text(_values)}K3P_FILES={_files}\nK3P_SECRETS={_secrets}\n{scripts}";

    /// <summary>Data for a set of the scripts on the host, which know the defaults.</summary>
    public string For(string set) =>
        Text(_values.Where(value => value.Value != ScriptLibrary.Defaults.GetValueOrDefault(value.Name, "")), bare: true)
        + $"{Count("FILES", _files)}{Count("SECRETS", _secrets)}{ScriptLibrary.Run(set)}";

    /// <summary>Without characters that are special to a shell.</summary>
    private static bool IsWord(string value) =>
        value.Length > 0
            && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '/' or '+');

    private static string Count(string name, int number) => number == 0
        ? "" : string.Create(CultureInfo.InvariantCulture, $"K3P_{name}={number}\n");

    private static string Text(IEnumerable<(string Name, string Value)> values, bool bare = false)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in values)
            text.Append("K3P_").Append(name).Append('=').Append(bare && IsWord(value) ? value : Shell.Quote(value)).Append('\n');
        return text.ToString();
    }
}
