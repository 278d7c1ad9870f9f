using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Names of nodes (<c>node-name</c>).</summary>
internal static class NodeNames
{
    /// <summary>
    /// The longest host name that fits into a label of the node, and almost the longest host name of Linux.
    /// </summary>
    public const int Longest = 63;

    /// <summary>
    /// A node name: lower-case DNS labels, joined by dots; K3s would convert it to lower case, so that names no longer match.
    /// </summary>
    public static string? Problem(string name) => name switch
    {
        "" => "must not be empty; remove it, or use a name such as \"alpha\".",
        "localhost" => "must not be \"localhost\", which every host is called; use a different name for each node.",
        _ when name.Length > Longest => $"{Quote.Value(name)} is longer than {Longest} characters; shorten it.",
        _ when name.Any(char.IsAsciiLetterUpper) && DnsNames.IsSubdomain(Lower(name)) =>
            $"{Quote.Value(name)} has capital letters; use {Quote.Value(Lower(name))}.",
        _ when DnsNames.IsSubdomain(name) => null,
        _ => $"{Quote.Value(name)} is not a valid DNS name; use lower-case letters, digits and \"-\", with a letter or digit at "
            + "both ends.",
    };

    private static string Lower(string name) =>
        string.Concat(name.Select(character => char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character));
}
