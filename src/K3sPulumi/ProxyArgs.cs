using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Proxy for outbound traffic of downloads, K3s, its kubelet and its containerd; pods do not inherit it. The pod and service
/// networks, the node itself, the server that it joins and <c>nodeNetworks</c> are reached directly.
/// </summary>
/// <example><code>
/// Proxy = new() { HttpProxy = "http://proxy.example.com:3128", HttpsProxy = "http://proxy.example.com:3128", NoProxy =
/// [".example.com"] }
/// </code></example>
public sealed class ProxyArgs : ResourceArgs
{
    /// <summary>
    /// Proxy URL for <c>http</c>. Default: none; at least one of the two proxies is required. Secret, because it may contain a
    /// password, which is rejected in Docker. Environment: <c>HTTP_PROXY</c>.
    /// </summary>
    [Input("httpProxy")]
    public Input<string>? HttpProxy { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Proxy URL for <c>https</c>, also used for downloads. Default: none. Secret. Environment: <c>HTTPS_PROXY</c>.
    /// </summary>
    [Input("httpsProxy")]
    public Input<string>? HttpsProxy { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Additional hosts, domains and networks that are reached directly, with or without a port, such as <c>.example.com</c>,
    /// <c>*.corp.example</c>, <c>[fd00::1]:5000</c> and <c>10.0.0.0/8</c>. Default: none. Environment: <c>NO_PROXY</c>.
    /// </summary>
    [Input("noProxy")]
    public InputList<string> NoProxy { get => field ??= new(); set; }
}
