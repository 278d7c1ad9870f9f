using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>
/// The source of a datastore's certificate: generated on its host (nothing set), signed there by a CA (CA and its key),
/// or provided completely (CA, certificate and key).
/// </summary>
internal sealed record ServerTls(string? Ca = null, Secret? CaKey = null, string? Certificate = null, Secret? Key = null)
{
    public static readonly ServerTls Generated = new();

    public void Check(ProblemList problems)
    {
        new TlsFiles(Ca, Certificate, Key).Check(problems);
        if (CaKey is not null)
            problems.Add("caKey",
                ProblemList.Of(new TlsFiles(Ca, Ca ?? "", CaKey).Check)
                    .FirstOrDefault(problem => problem.Path == "key")?.Message);
        if (Ca is null && (CaKey is not null || Certificate is not null))
            problems.Add("ca", "is missing; the servers need it to verify the certificate.");
        if (Ca is not null && CaKey is null && Certificate is null)
            problems.Add("caKey", "is missing; set the CA's key to sign with, or a certificate and its key.");
        if (CaKey is not null && Certificate is not null)
            problems.Add("caKey", "has no effect with certificate; remove one of the two.");
    }
}
