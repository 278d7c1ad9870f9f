using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Server from which hosts download K3s and its installer, for hosts that do not reach GitHub. It has the layout of K3s's
/// releases: for each version a folder such as <c>v1.36.1+k3s1</c> with <c>k3s</c> (<c>k3s-arm64</c>, <c>k3s-armhf</c>),
/// <c>sha256sum-amd64.txt</c> (<c>-arm64</c>, <c>-arm</c>) and <c>install.sh</c>, the installer of that version. The program is
/// verified with the checksum file, and so is the installer if the file lists it. Hosts need <c>curl</c> or GNU <c>wget</c>.
/// </summary>
/// <example><code>
/// ReleaseMirror = new() { Url = "https://artifacts.example.com/k3s", Ca = File.ReadAllText("ca.pem"), User = "reader",
/// Password = config.RequireSecret("mirrorPassword") }
/// </code></example>
public sealed class ReleaseMirrorArgs : ResourceArgs
{
    /// <summary>
    /// URL of the folder that contains the folders of the versions. Required. Only <c>http</c> and <c>https</c> URLs without
    /// credentials are accepted. K3s: <c>INSTALL_K3S_ARTIFACT_URL</c>.
    /// </summary>
    [Input("url", required: true)]
    public required Input<string> Url { get; set; }

    /// <summary>
    /// URL of the installer, if it is elsewhere. User and password are sent to it only if it is below <c>url</c>. Default:
    /// <c>install.sh</c> in the folder of the version.
    /// </summary>
    [Input("installerUrl")]
    public Input<string>? InstallerUrl { get; set; }

    /// <summary>
    /// CA certificate that signed the server's certificate, as PEM text; trusted for these downloads in addition to the CAs of
    /// the host. Default: none. Other text is rejected, and so is a CA with an <c>http</c> URL. Secret.
    /// </summary>
    [Input("ca")]
    public Input<string>? Ca { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// User for HTTP basic authentication. Default: none. Rejected without <c>password</c> or with a colon. Secret.
    /// </summary>
    [Input("user")]
    public Input<string>? User { get; set => field = Secrets.Mark(value); }

    /// <summary>Password. Default: none. Rejected without <c>user</c>. Secret.</summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }
}
