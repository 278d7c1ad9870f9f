using System.Text.RegularExpressions;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Docker;

/// <summary>
/// Whether a container image can be the requested K3s version, judged by its tag, the only thing that is visible.
/// </summary>
internal static partial class DockerImages
{
    public static void Check(ProblemList node, NodeSpec spec, Value<string> version)
    {
        if (spec.Docker is { Image: { IsKnown: true, Content: var image } } && ImageNames.Problem(image!) is null)
            node.At("docker").Add("image", Problem(image!, version));
    }

    internal static string? Problem(string image, Value<string> version)
    {
        var (name, digest) = image.Split('@') is [var before, var after] ? (before, after) : (image, null);
        var tag = name[(name.LastIndexOf('/') + 1)..].Split(':') is [_, var given] ? given : null;
        if (K3sVersion.TryParse(version.Content ?? "", out _) is not { } asked)
            return null;
        return tag switch
        {
            null when digest is null =>
                $"{Quote.Value(image)} has no tag, which means latest; use {Quote.Value($"{name}:{asked.ImageTag}")}.",
            "latest" or "stable" or "testing" =>
                $"{Quote.Value(image)} is a moving tag; use {Quote.Value($"{name[..^(tag.Length + 1)]}:{asked.ImageTag}")}.",
            not null when Release().Match(tag) is { Success: true } match
                && match.Groups["version"].Value != asked.ImageTag.TrimStart('v') =>
                $"{Quote.Value(image)} is not version {asked}; use an image with the tag {asked.ImageTag}, or set version to "
                    + "that of the image.",
            _ => null,
        };
    }

    /// <summary>A K3s release at the start of a tag, whatever follows; other tags are up to the publisher.</summary>
    [GeneratedRegex(@"\Av?(?<version>[0-9]+\.[0-9]+\.[0-9]+(-rc[0-9]+)?-k3s[0-9]+)(\z|[-_.])", RegexOptions.ExplicitCapture)]
    private static partial Regex Release();
}
