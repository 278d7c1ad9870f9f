using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Images;

/// <summary>Names of container images and registries.</summary>
internal static partial class ImageNames
{
    public static string? Problem(string image) => image switch
    {
        "" => "must not be empty; remove it, or use an image such as rancher/k3s:v1.36.1-k3s1.",
        _ when image.Contains('+', StringComparison.Ordinal) =>
            $"{Quote.Value(image)} contains a \"+\", which is not allowed in image names; use \"-\" instead.",
        _ when image.Contains("://", StringComparison.Ordinal) =>
            $"{Quote.Value(image)} starts with a scheme; start with the host name of the registry.",
        _ when Reference().IsMatch(image) && HasValidPort(image) => null,
        _ =>
            $"{Quote.Value(image)} is not a valid image name; use a name such as rancher/k3s:v1.36.1-k3s1 or "
                + "registry.example.com:5000/rancher/k3s@sha256:....",
    };

    /// <summary>A registry with an optional path (<c>system-default-registry</c>, prefixes of mirrors).</summary>
    public static string? RegistryProblem(string registry) => registry switch
    {
        _ when registry.Contains("://", StringComparison.Ordinal) =>
            $"{Quote.Value(registry)} starts with a scheme; use only host and port, such as registry.example.com:5000.",
        _ when registry.EndsWith('/') => $"{Quote.Value(registry)} ends with \"/\"; remove it.",
        _ when Registry().IsMatch(registry) && HasValidPort(registry + "/") => null,
        _ => $"{Quote.Value(registry)} is not a valid registry; use host and port, such as registry.example.com:5000.",
    };

    /// <summary>The part before the first slash is a registry only where there is one.</summary>
    private static bool HasValidPort(string image) =>
        image.Split('/') is [var server, _, ..] ? HostAndPort.TryParse(server) is { HasValidPort: true } : true;

    private const string Host =
        @"([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?";
    private const string PathPart = @"[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*";

    [GeneratedRegex(@"\A(" + Host + "/)?" + PathPart + "(/" + PathPart
        + @")*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[A-Za-z][A-Za-z0-9]*([-_.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?\z")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A" + Host + "(/" + PathPart + @")*\z")]
    private static partial Regex Registry();
}
