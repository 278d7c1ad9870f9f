using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Credentials and TLS settings of one registry host.</summary>
public sealed class RegistryConfigArgs : ResourceArgs
{
    /// <summary>
    /// Host, with an optional port, that is contacted: that of the endpoint, not of the registry that it mirrors; <c>*</c> for
    /// all others. Required. A scheme or a path is rejected.
    /// </summary>
    [Input("registry", required: true)]
    public required Input<string> Registry { get; set; }

    /// <summary>User name. Default: none. Rejected without <c>password</c>.</summary>
    [Input("username")]
    public Input<string>? Username { get; set; }

    /// <summary>Password or access token. Default: none. Rejected without <c>username</c>. Secret.</summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// User name and password as one base64 string, as stored by <c>docker login</c>; replaces <c>username</c> and
    /// <c>password</c>. Default: none. Secret.
    /// </summary>
    [Input("auth")]
    public Input<string>? Auth { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Identity token of the registry; replaces user name and password. Default: none. Rejected together with <c>username</c> or
    /// <c>auth</c>. Secret. K3s: <c>token</c>.
    /// </summary>
    [Input("token")]
    public Input<string>? Token { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// CA certificate that signed the registry's certificate, as PEM text. Default: the CAs of the host. Other text is rejected.
    /// K3s: <c>ca_file</c>.
    /// </summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }

    /// <summary>Client certificate, as PEM text. Default: none. Rejected without <c>key</c>. K3s: <c>cert_file</c>.</summary>
    [Input("certificate")]
    public Input<string>? Certificate { get; set; }

    /// <summary>Private key of the client certificate, as PEM text. Default: none. Secret. K3s: <c>key_file</c>.</summary>
    [Input("key")]
    public Input<string>? Key { get; set => field = Secrets.Mark(value); }

    /// <summary>Disables verification of the registry's certificate. Default: false. K3s: <c>insecure_skip_verify</c>.</summary>
    [Input("insecureSkipVerify")]
    public Input<bool>? InsecureSkipVerify { get; set; }
}
