using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Versions;

/// <summary>Advice for an invalid version, which is usually almost valid.</summary>
internal static partial class VersionAdvice
{
    private const string Example = "v1.36.1+k3s1";

    public static string For(string text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) =>
            $"is missing; set an exact K3s version such as {Example} (listed at https://github.com/k3s-io/k3s/releases).",
        _ when Channel().IsMatch(text) =>
            $"{Quote.Value(text)} is a channel, not a version; set an exact version such as {Example} "
            + "(https://update.k3s.io/v1-release/channels shows the current version of each channel).",
        _ when Rke2().IsMatch(text) => $"\"{Shown(text)}\" is a version of RKE2, not of K3s; use one such as {Example}.",
        _ when Repair(text) is { } repaired => $"\"{Shown(text)}\" {repaired.What}; use {repaired.Instead}.",
        _ => $"\"{Shown(text)}\" is not a valid K3s version; use one such as {Example}.",
    };

    private static (string What, string Instead)? Repair(string text)
    {
        var match = Nearly().Match(text);
        if (!match.Success)
            return null;

        var release = match.Groups["k3s"].Success ? match.Groups["k3s"].Value : "1";
        var instead = $"v{match.Groups["core"].Value}{match.Groups["rc"].Value}+k3s{release}";
        return (Fault(text, match), instead);
    }

    private static string Fault(string text, Match match) => match switch
    {
        _ when match.Groups["image"].Success => "is an image, not a version",
        _ when text.Trim() != text => "has white space around it",
        _ when !match.Groups["k3s"].Success => "has no K3s release number",
        _ when match.Groups["joint"].Value == "-" => "is an image tag, not a version",
        _ when match.Groups["joint"].Value == "+" && !match.Groups["v"].Success => "must start with \"v\"",
        _ => "is not in the format of a version",
    };

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "..." : text;

    [GeneratedRegex(@"\A(stable|latest|testing|v?[0-9]+(\.[0-9]+)?(-testing)?)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Channel();

    [GeneratedRegex(@"rke2r?[0-9]*\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Rke2();

    [GeneratedRegex(
        @"\A\s*(?<image>[a-z0-9.:/-]+:)?(?<v>v)?(?<core>[1-9][0-9]{0,5}\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5}))(?<rc>-rc[1-9][0-9]*)?"
        + @"((?<joint>[-+_ ]|%2B)k3s(?<k3s>[1-9][0-9]{0,5}))?\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Nearly();
}
