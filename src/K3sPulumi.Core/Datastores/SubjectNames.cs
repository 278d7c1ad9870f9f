using System.Net;

namespace K3sPulumi.Core.Datastores;

/// <summary>The names in a certificate, in the syntax of openssl's <c>subjectAltName</c>.</summary>
internal static class SubjectNames
{
    public static string Of(IEnumerable<string> hosts) => string.Join(',', hosts
        .Select(host => host.TrimEnd('.'))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(host => IPAddress.TryParse(host, out var address) ? $"IP:{address}" : $"DNS:{host}"));
}
