using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Tests.Remedies;

/// <summary>
/// Every setting that a message asks the user to set, increase or omit must exist. Recognized are names in the schema's spelling
/// (<c>camelCase</c>), paths (<c>docker.host</c>) and what follows verbs such as "set"; the rest is in <see cref="Foreign"/> or
/// <see cref="Plain"/>.
/// </summary>
public sealed partial class RemedyTests
{
    /// <summary>Names of other programs that our messages use.</summary>
    private static readonly Dictionary<string, string> Foreign = new(StringComparer.Ordinal)
    {
        ["apiVersion"] = "of every Kubernetes object",
        ["config.yaml"] = "K3s's own file, on the host",
        ["basicConstraints"] = "an extension of certificates",
        ["keyUsage"] = "an extension of certificates",
        ["keyCertSign"] = "an extension of certificates",
        ["controlServerURL"] = "a key in the text of vpnAuth",
        ["extraArgs"] = "a key in the text of vpnAuth",
        ["joinKey"] = "a key in the text of vpnAuth",
        ["fail-cgroupv1"] = "a flag of the kubelet, named together with kubeletArgs",
        ["hostPort"] = "a part of the form of a published port",
        ["containerPort"] = "a part of the form of a published port",
        ["ssh.socket"] = "a unit of systemd",
        ["etcd.service"] = "a unit of systemd",
        ["valuesSecrets"] = "a field of K3s's HelmChart",
        ["chart.tgz"] = "a file of the user's, in an example",
        ["classDef"] = "a keyword of Mermaid",
        ["valueFrom"] = "a key of a Pod, in YAML",
        ["fieldRef"] = "a key of a Pod, in YAML",
        ["fieldPath"] = "a key of a Pod, in YAML",
        ["secretKeyRef"] = "a key of a Pod, in YAML",
    };

    /// <summary>Names in messages about removed settings.</summary>
    private static readonly HashSet<string> Former = new(StringComparer.Ordinal) { "statsPort" };

    /// <summary>Ordinary words that follow "set", "raise" or "use".</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "a", "all", "an", "and", "another", "at", "both", "by", "each", "either", "exactly", "for", "here", "in", "it", "its",
        "itself", "no", "none", "of", "on", "one", "only",
        "or", "other", "others", "out", "same", "that", "the", "them", "then", "they", "this", "those", "to", "up", "what",
        "with", "without", "yours", "everything",
    };

    [Fact]
    public void EveryNameInAMessageIsASetting() => Assert.Empty(Messages.All
        .SelectMany(message => CamelCase().Matches(message.Text).Select(match => (message, Name: match.Value)))
        .Where(found => !Settings.Exists(found.Name) && !IsKnown(found.Name))
        .Select(found => $"{found.message.Where}: {found.Name} in \"{found.message.Text}\""));

    [Fact]
    public void EveryPathInAMessageLeadsToASetting() => Assert.Empty(Messages.All
        .SelectMany(message => DottedPath().Matches(message.Text).Select(match => (message, Path: match.Value)))
        .Where(found => Settings.Exists(found.Path.Split('.')[0]) && !Settings.Leads(found.Path) && !IsKnown(found.Path))
        .Select(found => $"{found.message.Where}: {found.Path} in \"{found.message.Text}\""));

    [Fact]
    public void EverySettingInARemedyExists() => Assert.Empty(Messages.All
        .SelectMany(message => Remedies(message.Text).Select(name => (message, Name: name)))
        .Where(found => !Settings.Leads(found.Name) && !IsKnown(found.Name) && !Plain.Contains(found.Name))
        .Select(found => $"{found.message.Where}: \"{found.Name}\" in \"{found.message.Text}\""));

    /// <summary>An entry that no message uses any more.</summary>
    [Fact]
    public void EveryForeignNameIsUsed() => Assert.DoesNotContain(
        Foreign.Keys, name => !Messages.All.Any(message => message.Text.Contains(name, StringComparison.Ordinal)));

    [Theory]
    [InlineData("set data-dir", "data-dir")]
    [InlineData("or raise the prepare deadline.", "prepare")]
    [InlineData("name one by the interface argument.", "interface")]
    [InlineData("use the argument nodeName", "nodeName")]
    [InlineData("raise airGap.generation by one", "airGap.generation")]
    [InlineData("leave runtime.docker out", "runtime.docker")]
    [InlineData("or omit runtime.docker", "runtime.docker")]
    [InlineData("set it and synchronize it", "it")]
    public void RemediesAreRecognized(string text, string name) => Assert.Contains(name, Remedies(text));

    /// <summary>If the patterns for messages were wrong, no message would be found.</summary>
    [Fact]
    public void ThereAreMessages()
    {
        Assert.True(Messages.All.Count(message => message.Where.Contains(".cs:", StringComparison.Ordinal)) > 300);
        Assert.True(Messages.All.Count(message => message.Where.Contains(".sh:", StringComparison.Ordinal)) > 150);
    }

    private static bool IsKnown(string name) => Foreign.ContainsKey(name) || Former.Contains(name);

    private static IEnumerable<string> Remedies(string text) => Remedy().Matches(text)
        .Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value.TrimEnd('.'));

    [GeneratedRegex("""(?<![\w/.%\\-])[a-z]+(?:[A-Z][a-z0-9]*)+(?:URL)?\b(?!/)""")]
    private static partial Regex CamelCase();

    /// <summary>Not host names in examples.</summary>
    [GeneratedRegex("""(?<![\w/.@-])(?![\w.]+\.(?:com|io)\b)[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]+)+(?![\w/-])""")]
    private static partial Regex DottedPath();

    [GeneratedRegex("""
        \bthe\sargument\s([A-Za-z][\w.-]*) | \bthe\s([\w.-]+)\sargument\b | (correct\sthe\sargument) | \braise\sthe\s([\w.-]+) |
        (?<!link\s)\b(?:set|raise|increase)\s(?!the\b)([a-z][\w.-]*)
        | \bomit\s([a-z][\w.-]*) | \bleave\s(?:out\s)?([a-z][\w.-]*)\s?(?:out\b)? | \bremove\s([a-z]+[A-Z][\w.]*)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Remedy();
}
