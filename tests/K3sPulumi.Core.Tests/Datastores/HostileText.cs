using FsCheck;
using FsCheck.Fluent;

namespace K3sPulumi.Core.Tests.Datastores;

/// <summary>Passwords and names that a careless parser would misread.</summary>
internal static class HostileText
{
    public static readonly string[] Passwords =
    [
        "p@ss", "a/b", "a:b", "@:/?#[]!$&'()*+,;=", "100%", "%41", "%", "tcp(x)", ")/", "@tcp(evil:1)/", " leading and trailing ",
        "a\nb\r\nc\td",
        "\\", "\\'", "'", "''", "\"", "`id`", "$(id)", "--", ";", "#", "ä€", "😀", "\u0001\u007f", "\u2028", "://",
        "postgres://u:p@h/d",
        "?tls=false", "?sslmode=disable", "&sslmode=disable", "{}", "^|<>", "ends with \\",
    ];

    public static Arbitrary<string> Any => Piece.NonEmptyListOf().Select(string.Concat).ToArbitrary();

    private static Gen<string> Piece => Gen.OneOf(
        Gen.Choose(1, 127).Select(code => ((char)code).ToString()),
        Gen.Elements("@", ":", "/", "?", "#", "%", "%2", "(", ")", "&", "=", "'", "\\", "tcp(", "://"),
        Gen.Elements("ä", "€", "😀", "\u2028", "\u0300"));
}
