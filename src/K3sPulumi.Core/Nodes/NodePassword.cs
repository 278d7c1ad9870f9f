using System.Security.Cryptography;
using System.Text;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>
/// What a node proves its name with. K3s makes one up at random, so a host that was set up anew is refused under its old name.
/// This one is always
/// the same for a name, and nobody can work it out from what is on other agents: it comes from the token that
/// the servers had first, which agents do not have: a token that is rotated later changes no password.
/// </summary>
internal static class NodePassword
{
    private const int Bytes = 16;

    /// <summary>Null where it could be guessed, or where the name is the host's own affair: then K3s makes up its own.</summary>
    public static Secret? For(Secret firstToken, string? nodeName) =>
        nodeName is null || !(firstToken.Value?.Length >= Digest.SafeKeyLength)
            ? null
            : new Secret(Convert.ToHexStringLower(HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(firstToken.Value), Encoding.UTF8.GetBytes($"node password of {nodeName}"))
                    .AsSpan(0, Bytes)));
}
