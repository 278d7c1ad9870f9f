using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>
/// The three texts behind <c>datastore-cafile</c>, <c>datastore-certfile</c> and <c>datastore-keyfile</c>, all PEM.
/// </summary>
internal sealed record TlsFiles(string? Ca = null, string? Certificate = null, Secret? Key = null)
{
    public static readonly TlsFiles None = new();

    public void Check(ProblemList problems)
    {
        if (Ca is not null && !IsCertificate(Ca))
            problems.Add("ca",
                "is not a PEM certificate; use the text that starts with -----BEGIN CERTIFICATE-----.");
        if (Certificate is not null && !IsCertificate(Certificate))
            problems.Add("certificate",
                "is not a PEM certificate; use the text that starts with -----BEGIN CERTIFICATE-----.");
        if (Key is { } key && !IsKey(key))
            problems.Add("key",
                "is not an unencrypted PEM private key; use the text that starts with -----BEGIN ... PRIVATE KEY-----.");
        if (Certificate is null != Key is null)
            problems.Add(Certificate is null ? "certificate" : "key",
                "is missing; a client certificate and its key are required together.");
    }

    private static bool IsCertificate(string text) => text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal);

    private static bool IsKey(Secret key) =>
        key.Value.Contains(" PRIVATE KEY-----", StringComparison.Ordinal)
        && !key.Value.Contains("ENCRYPTED", StringComparison.Ordinal);
}
