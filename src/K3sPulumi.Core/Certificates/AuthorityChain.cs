using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace K3sPulumi.Core.Certificates;

/// <summary>A CA with those above it, as PEM text.</summary>
internal sealed class AuthorityChain
{
    private readonly IReadOnlyList<X509Certificate2> _certificates;

    private AuthorityChain(IReadOnlyList<X509Certificate2> certificates) => _certificates = certificates;

    /// <summary>The one that signs.</summary>
    public X509Certificate2 Signer => _certificates[0];

    /// <summary>The certificates only, without comments between them.</summary>
    public string Text => string.Concat(_certificates.Select(certificate => $"{certificate.ExportCertificatePem()}\n"));

    /// <summary>As K3s puts it in tokens: the SHA-256 of the root.</summary>
    public string RootFingerprint => Convert.ToHexStringLower(SHA256.HashData(_certificates[^1].RawData));

    public DateTimeOffset NotBefore => _certificates.Max(certificate => (DateTimeOffset)certificate.NotBefore.ToUniversalTime());

    public DateTimeOffset NotAfter => _certificates.Min(certificate => (DateTimeOffset)certificate.NotAfter.ToUniversalTime());

    public static AuthorityChain? TryRead(string text, out string? why)
    {
        why = null;
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            why = "contains a PEM certificate that cannot be parsed; use the unchanged text of the CA's files.";
            return null;
        }

        if (certificates.Count > 0)
            return new([.. certificates]);
        why = "is not a PEM certificate; use the text that starts with -----BEGIN CERTIFICATE-----.";
        return null;
    }

    /// <summary>What K3s could not work with.</summary>
    public string? Problem(DateTimeOffset now) => OrderProblem()
        ?? _certificates.Select(UsageProblem).FirstOrDefault(why => why is not null)
        ?? _certificates.Select((certificate, index) => PathProblem(certificate, index)).FirstOrDefault(why => why is not null)
        ?? TimeProblem(now);

    /// <summary>The CAs of the cluster are valid no longer than this.</summary>
    public string? Advice(DateTimeOffset now) => NotAfter >= now && NotAfter < now.AddDays(CertificateReport.AuthorityWarningDays)
        ? $"expires on {Time(NotAfter)}, and the cluster's CAs with it; renew it before." : null;

    private string? OrderProblem()
    {
        for (var index = 0; index + 1 < _certificates.Count; index++)
        {
            if (!IsSignedBy(_certificates[index], _certificates[index + 1]))
                return IsChainInAnotherOrder()
                    ? "is in the wrong order; put the CA that signs first, then the CA that signed it, and the root last."
                    : $"is not a chain: {Name(_certificates[index])} is not signed by {Name(_certificates[index + 1])}, which "
                        + "follows it; put the CA that signs first, then the CA that signed it, and the root last.";
        }

        return IsSignedBy(_certificates[^1], _certificates[^1]) ? null
            : $"does not end with a root: {Name(_certificates[^1])} is signed by {_certificates[^1].Issuer}; add that "
                + "certificate at the end.";
    }

    private bool IsChainInAnotherOrder()
    {
        var rest = _certificates.ToList();
        var last = rest.Find(certificate => IsSignedBy(certificate, certificate));
        while (last is not null && rest.Remove(last))
            last = rest.Find(certificate => IsSignedBy(certificate, last));
        return rest.Count == 0;
    }

    private static string? UsageProblem(X509Certificate2 certificate)
    {
        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: true })
            return $"contains {Name(certificate)}, which is not a CA (basicConstraints CA:TRUE); use a CA certificate.";
        return certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is { } usage
            && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign)
            ? $"contains {Name(certificate)}, whose keyUsage does not allow signing certificates (keyCertSign); use another CA "
                + "certificate."
            : null;
    }

    /// <summary>Below the signer are the cluster's CAs, which sign leaf certificates.</summary>
    private static string? PathProblem(X509Certificate2 certificate, int below) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().First() is { HasPathLengthConstraint: true } constraints
        && constraints.PathLengthConstraint < below + 1
            ? string.Create(CultureInfo.InvariantCulture, $"contains {Name(certificate)}, which allows "
                + $"{constraints.PathLengthConstraint} CAs below it (pathlen), and the cluster needs {below + 1}; use a CA "
                + $"without that limit.")
            : null;

    private string? TimeProblem(DateTimeOffset now) =>
        _certificates.FirstOrDefault(certificate => certificate.NotAfter.ToUniversalTime() <= now.UtcDateTime) is { } old
            ? $"contains {Name(old)}, which expired on {Time(old.NotAfter.ToUniversalTime())}; renew it."
        : _certificates.FirstOrDefault(certificate => certificate.NotBefore.ToUniversalTime() > now.UtcDateTime) is { } early
            ? $"contains {Name(early)}, which is not valid before {Time(early.NotBefore.ToUniversalTime())}; check its "
                + "dates and this machine's clock."
        : null;

    private static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        if (!certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData))
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(issuer);
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags;
        chain.ChainPolicy.VerificationTime = certificate.NotBefore;
        chain.Build(certificate);
        return !chain.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotSignatureValid));
    }

    private static string Name(X509Certificate2 certificate) => $"\"{certificate.Subject}\"";

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
