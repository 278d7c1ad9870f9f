using K3sPulumi.Core.Hosts;
using Renci.SshNet;

namespace K3sPulumi.Internal.Drift;

/// <summary>The check of a host's key, as the commands make it: the one key that was given, or any.</summary>
internal static class SshHostKey
{
    /// <summary>Asks the host for a key of the type that is expected: it may have others.</summary>
    public static ConnectionInfo Expecting(ConnectionInfo info, SshSpec ssh)
    {
        if (Words(ssh) is not [var type, ..])
            return info;
        foreach (var algorithm in info.HostKeyAlgorithms.Keys.Where(algorithm => !IsOf(type, algorithm)).ToList())
            info.HostKeyAlgorithms.Remove(algorithm);
        return info;
    }

    /// <param name="ssh">What was asked.</param>
    /// <param name="key">As the host sent it.</param>
    public static bool IsExpected(SshSpec ssh, byte[] key) =>
        Words(ssh) is [_, var text, ..] ? Convert.ToBase64String(key) == text : ssh.TrustAnyHostKey.Or(false);

    private static bool IsOf(string type, string algorithm) =>
        algorithm == type || (type is "ssh-rsa" && algorithm.StartsWith("rsa-sha2-", StringComparison.Ordinal));

    private static string[] Words(SshSpec ssh) =>
        ssh.HostKey.IsKnown ? ssh.HostKey.Content!.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
}
