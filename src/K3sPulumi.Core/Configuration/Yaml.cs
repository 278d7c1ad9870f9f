using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>
/// YAML that means the same to every reader. K3s reads by the rules of YAML 1.1, where <c>0644</c>, <c>on</c>, <c>12:30</c> and
/// <c>1e10</c> are not strings: everything that does not clearly start like a word is quoted.
/// </summary>
internal static partial class Yaml
{
    private static readonly string[] Words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

    private static readonly EmitterSettings Layout =
        new EmitterSettings().WithBestWidth(int.MaxValue).WithNewLine("\n").WithMaxSimpleKeyLength(1024).WithIndentedSequences();

    public static YamlScalarNode Text(string value) =>
        new(value) { Style = IsPlain(value) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted };

    public static YamlScalarNode Flag(bool value) => new(value ? "true" : "false") { Style = ScalarStyle.Plain };

    public static YamlScalarNode Number(long value) =>
        new(value.ToString(CultureInfo.InvariantCulture)) { Style = ScalarStyle.Plain };

    public static YamlSequenceNode List(IEnumerable<string> values) => new(values.Select(Text));

    public static YamlMappingNode Map(IEnumerable<KeyValuePair<string, YamlNode>> entries) =>
        new(entries.Select(entry => new KeyValuePair<YamlNode, YamlNode>(Text(entry.Key), entry.Value)));

    /// <summary>One document; an empty string for an empty mapping.</summary>
    public static string Render(YamlMappingNode mapping)
    {
        if (mapping.Children.Count == 0)
            return "";

        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, Layout);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, mapping);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, YamlNode node)
    {
        switch (node)
        {
            case YamlScalarNode scalar:
                emitter.Emit(new Scalar(AnchorName.Empty, scalar.Tag, scalar.Value ?? "", scalar.Style, isPlainImplicit: true,
                    isQuotedImplicit: true));
                break;
            case YamlSequenceNode sequence:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in sequence)
                    Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case YamlMappingNode mapping:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, value) in mapping)
                {
                    Emit(emitter, key);
                    Emit(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
        }
    }

    private static bool IsPlain(string value) =>
        Plain().IsMatch(value) && !Words.Contains(value, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[A-Za-z/][A-Za-z0-9_./@%+=,-]*(:[A-Za-z0-9_./@%+=,-]+)*\z")]
    private static partial Regex Plain();
}
