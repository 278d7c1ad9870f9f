using System.Security.Cryptography;
using System.Text;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>
/// The password with which a node proves its name. K3s generates a random one, so a reinstalled host would be rejected under its
/// old name. This one is always the same for a name, and cannot be derived from what is on other agents: it is derived from the
/// initial token of the servers, which agents do not have. Rotating the token later does not change it.
/// </summary>
internal static class NodePassword
{
    private const int Bytes = 16;

    /// <summary>Null if it could be guessed, or if the host determines the name: then K3s generates one.</summary>
    public static Secret? For(Secret firstToken, string? nodeName) =>
        nodeName is null || !(firstToken.Value?.Length >= Digest.SafeKeyLength)
            ? null
            : new Secret(Convert.ToHexStringLower(HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(firstToken.Value), Encoding.UTF8.GetBytes($"node password of {nodeName}"))
                    .AsSpan(0, Bytes)));
}
