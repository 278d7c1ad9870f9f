using Pulumi;

namespace K3sPulumi;

/// <summary>A registry in a container, for images that are being worked on.</summary>
public sealed class K3sRegistryArgs : ResourceArgs
{
    /// <summary>
    /// Port of the engine's host at which images are pushed, as <c>localhost:PORT</c>. Default: 5000. Allowed: 1 to 65535. It listens on <c>127.0.0.1</c> unless
    /// <c>docker.apiBindAddress</c> says otherwise; there is no login.
    /// </summary>
    [Input("port")]
    public int? Port { get; set; }

    /// <summary>The engine (that of the clusters), and an image of your own. Default: the local engine and <c>registry:2.8.3</c>.</summary>
    [Input("docker")]
    public DockerArgs? Docker { get; set; }
}
