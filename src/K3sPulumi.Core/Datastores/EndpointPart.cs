using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>What all endpoint grammars share: hosts, ports, and text that every client supports.</summary>
internal static class EndpointPart
{
    public static string At(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    public static string HostAndPort(string host, int port) => Networking.HostAndPort.Text(host, port);

    public static IEnumerable<Problem> Host(string path, string host)
    {
        if (HostProblem(host) is { } problem)
            yield return new(path, problem);
    }

    public static string? HostProblem(string host) =>
        host.Length == 0 ? "must not be empty; set the DNS name or IP address of the datastore."
        : Addresses.HostProblem(host) is null ? null
        : $"\"{host}\" is neither a DNS name nor an IP address; remove any scheme, port or brackets.";

    public static IEnumerable<Problem> Port(string path, int port)
    {
        if (Ports.Problem(port) is { } problem)
            yield return new(path, problem);
    }

    /// <summary>Text that UTF-8 and the wire formats of the databases can represent: no NUL, no unpaired surrogate.</summary>
    public static IEnumerable<Problem> Text(string path, string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
            yield return new(path, "must not contain a NUL character, which no database accepts; remove it.");
        if (!IsUnicode(value))
            yield return new(path, "is not valid Unicode (half of a surrogate pair); check where the text was truncated.");
    }

    public static IEnumerable<Problem> Name(string path, string value, int longest)
    {
        if (value.Length == 0)
            yield return new(path, "must not be empty.");
        else if (System.Text.Encoding.UTF8.GetByteCount(value) > longest)
            yield return new(path, $"is longer than {longest} bytes, which the database would truncate; use a shorter name.");
        foreach (var problem in Text(path, value))
            yield return problem;
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
