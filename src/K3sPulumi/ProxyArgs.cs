using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// The way out of a closed network for downloads, K3s, its kubelet and its containerd; pods do not inherit it. The networks of pods and services,
/// the node itself, the server that it joins and <c>nodeNetworks</c> are reached directly.
/// </summary>
/// <example><code>
/// Proxy = new() { HttpProxy = "http://proxy.example.com:3128", HttpsProxy = "http://proxy.example.com:3128", NoProxy = [".example.com"] }
/// </code></example>
public sealed class ProxyArgs : ResourceArgs
{
    /// <summary>
    /// Proxy for <c>http</c> as a URL. Secret, since it may hold a password, which in Docker is a problem. Default: none; with neither proxy a problem.
    /// Environment: <c>HTTP_PROXY</c>.
    /// </summary>
    [Input("httpProxy")]
    public Input<string>? HttpProxy { get; set => field = Secrets.Mark(value); }

    /// <summary>Proxy for <c>https</c> as a URL, used for downloads too. Secret. Default: none. Environment: <c>HTTPS_PROXY</c>.</summary>
    [Input("httpsProxy")]
    public Input<string>? HttpsProxy { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Hosts, domains and networks that are reached directly, each with a port or without, such as <c>.example.com</c>, <c>*.corp.example</c>,
    /// <c>[fd00::1]:5000</c> and <c>10.0.0.0/8</c>. Default: none further. Environment: <c>NO_PROXY</c>.
    /// </summary>
    [Input("noProxy")]
    public InputList<string> NoProxy { get => field ??= new(); set; }
}
