using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Registries;

internal static class RegistryNames
{
    /// <summary>A registry's host and port, or the wildcard.</summary>
    public static string? Problem(string registry) => registry switch
    {
        "" => "must not be empty; set the registry, such as docker.io or registry.example.com:5000.",
        "*" => null,
        _ when registry.Contains('/', StringComparison.Ordinal) =>
            $"{Quote.Value(registry)} is not only a host; use only host and port, such as registry.example.com:5000.",
        // the name of an endpoint may contain an underscore, an image name may not
        _ when HttpUrl.TryParse(registry) is
        {
            Scheme: "", HasUser: false, HasTail: false, HasValidPort: true,
            Host: { Length: > 0 } host, Authority: var authority
        }
            && authority == registry && !authority.EndsWith(':') && Addresses.HostProblem(host) is null => null,
        _ => ImageNames.RegistryProblem(registry),
    };
}
