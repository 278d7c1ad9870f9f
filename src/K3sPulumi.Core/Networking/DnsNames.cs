using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>Names in DNS, as Kubernetes takes them.</summary>
internal static partial class DnsNames
{
    /// <summary>A DNS subdomain: any length of a label, 253 characters in all.</summary>
    public static bool IsSubdomain(string name) => name.Length <= 253 && Subdomain().IsMatch(name);

    /// <summary>One DNS label (RFC 1123), such as the names of clusters and namespaces.</summary>
    public static string? LabelProblem(string name) => name switch
    {
        "" => "must not be empty; use lower-case letters, digits and \"-\".",
        _ when name.Length > 63 => $"{Quote.Value(name)} is longer than 63 characters; shorten it.",
        _ when Label().IsMatch(name) => null,
        _ => $"{Quote.Value(name)} is not a valid DNS label; use lower-case letters, digits and \"-\", with a letter or digit at "
            + "both ends.",
    };

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex Label();
}
