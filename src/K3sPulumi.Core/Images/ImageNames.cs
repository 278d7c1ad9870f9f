using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Images;

/// <summary>Names of container images and registries.</summary>
internal static partial class ImageNames
{
    public static string? Problem(string image) => image switch
    {
        "" => "must not be empty; leave it out or name an image such as rancher/k3s:v1.36.1-k3s1.",
        _ when image.Contains('+', StringComparison.Ordinal) =>
            $"{Quote.Value(image)} holds a \"+\", which no image may; write \"-\" there.",
        _ when image.Contains("://", StringComparison.Ordinal) =>
            $"{Quote.Value(image)} begins with a scheme; begin with the registry's host name.",
        _ when Reference().IsMatch(image) && HasValidPort(image) => null,
        _ =>
            $"{Quote.Value(image)} is no image name; write it as in rancher/k3s:v1.36.1-k3s1 or "
                + "registry.example.com:5000/rancher/k3s@sha256:....",
    };

    /// <summary>A registry, with a path or without (<c>system-default-registry</c>, prefixes of mirrors).</summary>
    public static string? RegistryProblem(string registry) => registry switch
    {
        _ when registry.Contains("://", StringComparison.Ordinal) =>
            $"{Quote.Value(registry)} begins with a scheme; write the host and port alone, such as registry.example.com:5000.",
        _ when registry.EndsWith('/') => $"{Quote.Value(registry)} ends in \"/\"; leave that out.",
        _ when Registry().IsMatch(registry) && HasValidPort(registry + "/") => null,
        _ => $"{Quote.Value(registry)} is no registry; write the host and port, such as registry.example.com:5000.",
    };

    /// <summary>The part before the first slash is a registry only where there is one.</summary>
    private static bool HasValidPort(string image) =>
        image.Split('/') is [var server, _, ..] ? HostAndPort.TryParse(server) is { HasValidPort: true } : true;

    private const string Host = @"([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?";
    private const string PathPart = @"[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*";

    [GeneratedRegex(@"\A(" + Host + "/)?" + PathPart + "(/" + PathPart + @")*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[A-Za-z][A-Za-z0-9]*([-_.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?\z")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A" + Host + "(/" + PathPart + @")*\z")]
    private static partial Regex Registry();
}
