using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Labels of nodes (<c>node-label</c>).</summary>
internal static partial class Labels
{
    /// <summary>
    /// Labels below <c>kubernetes.io</c> and <c>k8s.io</c> that a kubelet may set on its own node; others prevent K3s from
    /// starting.
    /// </summary>
    private static readonly string[] AllowedKeys =
    [
        "kubernetes.io/hostname", "kubernetes.io/arch", "kubernetes.io/os", "beta.kubernetes.io/arch", "beta.kubernetes.io/os",
        "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type", "topology.kubernetes.io/region",
        "topology.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone",
    ];

    /// <summary>One label, as in K3s's list: <c>key=value</c>.</summary>
    public static string? Problem(string label) => label.IndexOf('=', StringComparison.Ordinal) switch
    {
        < 0 => $"{Quote.Value(label)} is not a valid label; use key=value.",
        var split => Problem(label[..split], label[(split + 1)..]),
    };

    public static string? Problem(string key, string value) => KeyProblem(key) ?? ReservedProblem(key) ?? ValueProblem(value);

    /// <summary>A label's or taint's key: an optional DNS name and a slash, then a name.</summary>
    public static string? KeyProblem(string key)
    {
        var (prefix, name) = key.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash
            ? (key[..slash], key[(slash + 1)..]) : (null, key);
        return (prefix is null || DnsNames.IsSubdomain(prefix)) && Name().IsMatch(name)
            ? null
            : $"{Quote.Value(key)} is not a valid label key; use letters, digits, \"-\", \"_\" and \".\" (at most 63, a letter "
                + "or digit at both ends), optionally with a lower-case DNS name and \"/\" before it.";
    }

    public static string? ValueProblem(string value) => value.Length == 0 || Name().IsMatch(value)
        ? null
        : $"{Quote.Value(value)} is not a valid label value; use letters, digits, \"-\", \"_\" and \".\" (at most 63, a letter "
            + "or digit at both ends), or nothing.";

    private static string? ReservedProblem(string key) => IsReserved(key)
        ? $"{Quote.Value(key)} is reserved: a node that sets it for itself does not start; set it through the Kubernetes API "
            + "once the node has joined."
        : null;

    private static bool IsReserved(string key) =>
        key.Split('/') is [var prefix, _]
        && (IsBelow(prefix, "kubernetes.io") || IsBelow(prefix, "k8s.io"))
        && !IsBelow(prefix, "kubelet.kubernetes.io") && !IsBelow(prefix, "node.kubernetes.io")
        && !AllowedKeys.Contains(key);

    private static bool IsBelow(string prefix, string domain) =>
        prefix == domain || prefix.EndsWith("." + domain, StringComparison.Ordinal);

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Name();
}
