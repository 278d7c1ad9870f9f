using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// Tells the next run, and its preview already, which token a server has, in a text that is kept as a secret. K3s encrypts with it what it keeps of a cluster's
/// keys: a server that gets another one, and not by <c>k3s token rotate</c>, no longer opens its own data.
/// </summary>
internal static partial class TokenMark
{
    private const string Name = "TOKEN_MARK";

    public static Payload TokenOf(this Payload data, Secret token, int generation) =>
        data.Set(Name, $"{Digest.Of($"token of servers\0{token.Value}")} {generation.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Why the change is refused; null where the token stays, or where it was not told before. A raised generation says that it was rotated.</summary>
    public static string? ChangeProblem(string before, string after) =>
        Mark().Match(before) is { Success: true } was && Mark().Match(after) is { Success: true } now
            && was.Groups["token"].Value != now.Groups["token"].Value && was.Groups["generation"].Value == now.Groups["generation"].Value
            ? "a cluster that lives takes no other token this way, its servers would no longer open their data: put the old one back. To change it, run k3s token rotate "
              + "on a server, then give the new one and raise the generation of every server in the same up. Nothing was changed."
            : null;

    [GeneratedRegex(@"^K3P_TOKEN_MARK='?(?<token>[0-9a-f]{64}) (?<generation>[0-9]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
