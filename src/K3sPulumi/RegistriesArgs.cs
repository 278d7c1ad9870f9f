using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Where images come from: a node's <c>registries.yaml</c>, with mode 0600, read by K3s's own containerd when K3s starts; a change restarts K3s.
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
    /// <summary>Where images of a registry come from instead. Default: from the registry itself. The same registry twice is a problem. K3s: <c>mirrors</c>.</summary>
    [Input("mirrors")]
    public List<RegistryMirrorArgs> Mirrors { get => field ??= []; set; }

    /// <summary>Credentials and certificates for the hosts that are contacted. Default: none. The same registry twice is a problem. K3s: <c>configs</c>.</summary>
    [Input("configs")]
    public List<RegistryConfigArgs> Configs { get => field ??= []; set; }

    /// <summary>
    /// Never asks a registry itself when its mirrors have nothing. Default: false. K3s: <c>disable-default-registry-endpoint</c>.
    /// </summary>
    [Input("disableDefaultEndpoint")]
    public Input<bool>? DisableDefaultEndpoint { get; set; }
}
