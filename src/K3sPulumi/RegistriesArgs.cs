using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Registries from which nodes pull images. They become a node's <c>registries.yaml</c>, with mode 0600, which K3s's own
/// containerd reads at startup; a change restarts K3s.
/// </summary>
/// <example><code>
/// Registries = new()
/// {
///     Mirrors = [new() { Registry = "docker.io", Endpoints = ["https://mirror.example.com:5000"] }],
///     Configs = [new() { Registry = "mirror.example.com:5000", Username = "puller", Password = password, Ca = ca }],
/// }
/// </code></example>
public sealed class RegistriesArgs : ResourceArgs
{
    /// <summary>
    /// Mirrors of registries. Default: images come from their own registries. Listing a registry twice is rejected. K3s:
    /// <c>mirrors</c>.
    /// </summary>
    [Input("mirrors")]
    public List<RegistryMirrorArgs> Mirrors { get => field ??= []; set; }

    /// <summary>
    /// Credentials and certificates for registry hosts. Default: none. Listing a registry twice is rejected. K3s: <c>configs</c>.
    /// </summary>
    [Input("configs")]
    public List<RegistryConfigArgs> Configs { get => field ??= []; set; }

    /// <summary>
    /// Disables the fallback to the registry itself when its mirrors do not have an image. Default: false. K3s:
    /// <c>disable-default-registry-endpoint</c>.
    /// </summary>
    [Input("disableDefaultEndpoint")]
    public Input<bool>? DisableDefaultEndpoint { get; set; }
}
