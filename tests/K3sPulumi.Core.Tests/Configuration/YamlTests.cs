using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using K3sPulumi.Core.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace K3sPulumi.Core.Tests.Configuration;

public sealed partial class YamlTests
{
    private static readonly string[] Treacherous =
    [
        "0644", "0o644", "0x1f", "0b101", "1_000", "12:30", "1:30:59", "190:20:30.15", "1e10", "1E+3", ".5", "5.", "1.2.3", "-1",
        "+1", ".inf",
        "-.INF", ".nan", "y", "Y", "n", "yes", "No", "ON", "off", "true", "False", "null", "Null", "~", "<<", "=", "2001-12-14",
        "[a]", "{a}",
        "a: b", "a #b", "#a", "- a", "-", "--", "---", "...", "? a", "!a", "&a", "*a", "|", ">", "%a", "@a", "`a`", "'a'",
        "\"a\"", " a", "a ",
        "a\n", "\na", "a\nb", "a\r\nb", "\t", "a:", ":", ",", "\u0085", "\u2028", "\ufeff", "\u00e4", "\ud83d\ude00", "\u0001",
        "\u007f", "a\\nb",
    ];

    [Fact]
    public void TreacherousStringsStayStrings()
    {
        AssertSurvives(Treacherous);
        Assert.All(Treacherous, text => AssertSurvives([text]));
    }

    [Fact]
    public void AnyStringStaysAString()
    {
        var text = Gen.OneOf(
            Gen.Elements(Treacherous),
            Gen.Choose(0x20, 0x7e).Select(code => (char)code).ListOf().Select(characters => string.Concat(characters)),
            Gen.Elements("0123456789.:_-+eExob".ToCharArray()).ListOf().Select(characters => string.Concat(characters)),
            Gen.Choose(1, 0x10ffff).Where(code => code is < 0xd800 or > 0xdfff).Select(char.ConvertFromUtf32).ListOf()
                .Select(string.Concat));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(text.NonEmptyListOf().ToArbitrary(), texts => AssertSurvives([.. texts])));
    }

    [Theory]
    [InlineData("alpha", "alpha")]
    [InlineData("https://10.0.0.10:6443", "https://10.0.0.10:6443")]
    [InlineData("edge=true:NoSchedule", "edge=true:NoSchedule")]
    [InlineData("/etc/rancher/k3s", "/etc/rancher/k3s")]
    [InlineData("10.0.0.5", "\"10.0.0.5\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("0644", "\"0644\"")]
    public void OnlyWordsAreWrittenPlainly(string text, string expected) =>
        Assert.Equal($"k:\n  - {expected}\n", Yaml.Render(Yaml.Map([new("k", Yaml.List([text]))])));

    /// <summary>As a value, a list entry and a key; an unquoted string is also a string in YAML 1.1.</summary>
    private static void AssertSurvives(IReadOnlyList<string> texts)
    {
        var yaml = Yaml.Render(Yaml.Map([new("list", Yaml.List(texts)), new("map", Yaml.Map(texts.Distinct().Select(
            text => KeyValuePair.Create<string, YamlDotNet.RepresentationModel.YamlNode>(text, Yaml.Text(text)))))]));
        var scalars = Scalars(yaml);

        Assert.Equal(["list", .. texts, "map", .. texts.Distinct().SelectMany(text => new[] { text, text })],
            scalars.Select(scalar => scalar.Value));
        Assert.All(scalars.Where(scalar => scalar.Style == ScalarStyle.Plain), scalar =>
            Assert.DoesNotMatch(RetypedByYaml11(), scalar.Value));
    }

    private static List<Scalar> Scalars(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        List<Scalar> scalars = [];
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
                scalars.Add(scalar);
        }

        return scalars;
    }

    /// <summary>
    /// Null, booleans, numbers in every base, sexagesimal numbers, times, merge keys and the default value of YAML 1.1.
    /// </summary>
    [GeneratedRegex(
        @"\A(~||null|y|n|yes|no|on|off|true|false|<<|=|[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9][0-9_]*|[-+]?0x[0-9a-f_]+"
        + @"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
        + @"|[-+]?(\.[0-9._]*|[0-9][0-9_]*(\.[0-9._]*)?)(e[-+]?[0-9]+)?|[-+]?\.inf|\.nan"
        + @"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)\z", RegexOptions.IgnoreCase)]
    private static partial Regex RetypedByYaml11();
}
