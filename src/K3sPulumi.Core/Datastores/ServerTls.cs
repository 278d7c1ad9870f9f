using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>
/// Where a datastore's certificate comes from: made on its host (nothing given), signed there by a given CA (CA and its key),
/// or given whole (CA, certificate and key).
/// </summary>
internal sealed record ServerTls(string? Ca = null, Secret? CaKey = null, string? Certificate = null, Secret? Key = null)
{
    public static readonly ServerTls Generated = new();

    public IEnumerable<Problem> Problems(string path)
    {
        foreach (var problem in new TlsFiles(Ca, Certificate, Key).Problems(path))
            yield return problem;
        foreach (var problem in CaKey is null ? [] : new TlsFiles(Ca, Ca ?? "", CaKey).Problems(path).Where(problem => problem.Path.EndsWith("key", StringComparison.Ordinal)))
            yield return problem with { Path = EndpointPart.At(path, "caKey") };
        if (Ca is null && (CaKey is not null || Certificate is not null))
            yield return new(EndpointPart.At(path, "ca"), "is missing; the servers need it to trust the certificate.");
        if (Ca is not null && CaKey is null && Certificate is null)
            yield return new(EndpointPart.At(path, "caKey"), "is missing; give the CA's key to sign with, or a certificate and its key.");
        if (CaKey is not null && Certificate is not null)
            yield return new(EndpointPart.At(path, "caKey"), "is of no use beside a given certificate; remove one of the two.");
    }
}
