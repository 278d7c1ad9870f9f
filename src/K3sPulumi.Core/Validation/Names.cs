using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Validation;

/// <summary>Names of nodes, of objects in Kubernetes, of containers.</summary>
internal static partial class Names
{
    /// <summary>
    /// The longest host name label that Kubernetes can put on a node, and nearly the longest host name of Linux.
    /// </summary>
    public const int LongestNodeName = 63;

    /// <summary>
    /// A node's name: lower-case DNS labels, joined by dots; K3s would lower-case it by itself, so that names no longer match.
    /// </summary>
    public static string? NodeNameProblem(string name) => name switch
    {
        "" => "must not be empty; leave it out or give a name such as \"alpha\".",
        "localhost" => "must not be \"localhost\": every host has that name; give each node its own.",
        _ when name.Length > LongestNodeName => $"{Quote.Value(name)} is longer than {LongestNodeName} characters; shorten it.",
        _ when name.Any(char.IsAsciiLetterUpper) && IsSubdomain(Lower(name)) => $"{Quote.Value(name)} has capitals; write {Quote.Value(Lower(name))}.",
        _ when IsSubdomain(name) => null,
        _ => $"{Quote.Value(name)} is no DNS name; use lower-case letters, digits and \"-\", with a letter or digit at both ends.",
    };

    /// <summary>A DNS subdomain as Kubernetes takes it: any length of a label, 253 characters in all.</summary>
    public static bool IsSubdomain(string name) => name.Length <= 253 && Subdomain().IsMatch(name);

    /// <summary>One DNS label (RFC 1123), such as the names of clusters and namespaces.</summary>
    public static string? DnsLabelProblem(string name) => name switch
    {
        "" => "must not be empty; use lower-case letters, digits and \"-\".",
        _ when name.Length > 63 => $"{Quote.Value(name)} is longer than 63 characters; shorten it.",
        _ when DnsLabel().IsMatch(name) => null,
        _ => $"{Quote.Value(name)} is no DNS label; use lower-case letters, digits and \"-\", with a letter or digit at both ends.",
    };

    /// <summary>Names of containers, volumes and networks in Docker.</summary>
    public static string? DockerNameProblem(string name) => DockerName().IsMatch(name)
        ? null
        : $"{Quote.Value(name)} is no name for Docker; begin with a letter or digit and go on with letters, digits, \"_\", \".\" or "
            + "\"-\".";

    /// <summary>Names of networks in Docker, which may be a single character.</summary>
    public static string? DockerNetworkProblem(string name) => name.Length == 1 && char.IsAsciiLetterOrDigit(name[0]) ? null : DockerNameProblem(name);

    /// <summary>Names of environment variables.</summary>
    public static string? VariableProblem(string name) => Variable().IsMatch(name)
        ? null
        : $"{Quote.Value(name)} is no name for an environment variable; use letters, digits and \"_\", not beginning with a digit.";

    /// <summary>Names of users on a host; those of directories hold much else, such as deploy@corp.example.com and CORP\deploy.</summary>
    public static string? UserProblem(string name) => User().IsMatch(name)
        ? null
        : $"{Quote.Value(name)} is not a valid user name; write it as \"id -un\" prints it on the host, without \":\", \"/\" and control characters.";

    /// <summary>Names of network interfaces on Linux.</summary>
    public static string? InterfaceProblem(string name) => Interface().IsMatch(name)
        ? null
        : $"{Quote.Value(name)} is no network interface; write its name as ip link shows it, such as eth1.";

    private static string Lower(string name) =>
        string.Concat(name.Select(character => char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character));

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9_.-]+\z")]
    private static partial Regex DockerName();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._@-]{0,14}\z")]
    private static partial Regex Interface();

    [GeneratedRegex(@"\A(?!-)(?!\s)[^:/\p{Cc}]{1,256}(?<!\s)\z")]
    private static partial Regex User();
}
