namespace K3sPulumi.Core;

internal static class RegistryNames
{
    /// <summary>A registry's host and port, or the wildcard.</summary>
    public static string? Problem(string registry) => registry switch
    {
        "" => "must not be empty; name the registry, such as docker.io or registry.example.com:5000.",
        "*" => null,
        _ when registry.Contains('/', StringComparison.Ordinal) =>
            $"{Echo.Of(registry)} is more than a host; write the host and port alone, such as registry.example.com:5000.",
        _ => ImageNames.RegistryProblem(registry),
    };
}
