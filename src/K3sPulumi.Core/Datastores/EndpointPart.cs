using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>What all endpoint grammars share: hosts, ports, and text that every client supports.</summary>
internal static class EndpointPart
{
    public static string HostAndPort(string host, int port) => Networking.HostAndPort.Text(host, port);

    public static string? HostProblem(string host) =>
        host.Length == 0 ? "must not be empty; set the DNS name or IP address of the datastore."
        : Addresses.HostProblem(host) is null ? null
        : $"{Quote.Value(host)} is neither a DNS name nor an IP address; remove any scheme, port or brackets.";

    /// <summary>Text that UTF-8 and the wire formats of the databases can represent: no NUL, no unpaired surrogate.</summary>
    public static string? TextProblem(string value) =>
        value.Contains('\0', StringComparison.Ordinal) ? "must not contain a NUL character, which no database accepts; remove it."
        : !IsUnicode(value) ? "is not valid Unicode (half of a surrogate pair); check where the text was truncated."
        : null;

    public static void CheckName(ProblemList problems, string value, int longest)
    {
        if (value.Length == 0)
            problems.Add("must not be empty.");
        else if (System.Text.Encoding.UTF8.GetByteCount(value) > longest)
            problems.Add($"is longer than {longest} bytes, which the database would truncate; use a shorter name.");
        problems.Add(TextProblem(value));
    }

    private static bool IsUnicode(string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (!char.IsSurrogate(value[index]))
                continue;
            if (index + 1 == value.Length || !char.IsSurrogatePair(value[index], value[index + 1]))
                return false;
            index++;
        }

        return true;
    }
}
