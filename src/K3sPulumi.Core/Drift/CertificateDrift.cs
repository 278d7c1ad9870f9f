using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace K3sPulumi.Core.Drift;

/// <summary>Certificates that expire soon.</summary>
internal static class CertificateDrift
{
    /// <summary>K3s renews certificates when it starts, from 90 days before they end.</summary>
    private const int Days = 30;

    public static IEnumerable<DriftFinding> Findings(NodeFacts facts, DateTimeOffset now)
    {
        foreach (var (path, pem) in facts.Certificates)
        {
            if (EndOf(pem) is not { } end)
            {
                yield return new($"{path} is not a valid certificate.", DriftRemedy.Restart);
                continue;
            }

            if (end > now.AddDays(Days))
                continue;
            var date = end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var text = end <= now ? $"The certificate {path} expired on {date}" : $"The certificate {path} expires on {date}";
            yield return path.EndsWith("-ca.crt", StringComparison.Ordinal)
                ? new($"{text}; it is a CA, which K3s does not renew: rotate it.", DriftRemedy.User)
                : new($"{text}.", DriftRemedy.Restart);
        }
    }

    private static DateTimeOffset? EndOf(string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.NotAfter.ToUniversalTime();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
