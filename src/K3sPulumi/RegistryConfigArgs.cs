using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>How to speak to one registry.</summary>
public sealed class RegistryConfigArgs : ResourceArgs
{
    /// <summary>
    /// Host, and port if any, that is contacted: that of the endpoint, not of the registry that it mirrors; <c>*</c> for every other one. Required.
    /// A scheme or path is a problem, and so are credentials without it.
    /// </summary>
    [Input("registry", required: true)]
    public required Input<string> Registry { get; set; }

    /// <summary>User name. Default: none. Without <c>password</c> a problem.</summary>
    [Input("username")]
    public Input<string>? Username { get; set; }

    /// <summary>Password or access token. Secret. Default: none. Without <c>username</c> a problem.</summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }

    /// <summary>What <c>docker login</c> stores: user name and password in one base64 text, in place of the two. Secret. Default: none.</summary>
    [Input("auth")]
    public Input<string>? Auth { get; set => field = Secrets.Mark(value); }

    /// <summary>Identity token of the registry, in place of user name and password. Secret. Default: none. Beside <c>username</c> or <c>auth</c> a problem. K3s: <c>token</c>.</summary>
    [Input("token")]
    public Input<string>? Token { get; set => field = Secrets.Mark(value); }

    /// <summary>Certificate of the authority that signed the registry's, as PEM text. Default: those of the host. Anything else is a problem. K3s: <c>ca_file</c>.</summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }

    /// <summary>Client certificate as PEM text. Default: none. Without <c>key</c> a problem. K3s: <c>cert_file</c>.</summary>
    [Input("certificate")]
    public Input<string>? Certificate { get; set; }

    /// <summary>Key of the client certificate as PEM text. Secret. Default: none. K3s: <c>key_file</c>.</summary>
    [Input("key")]
    public Input<string>? Key { get; set => field = Secrets.Mark(value); }

    /// <summary>Takes any certificate of the registry. Default: false. K3s: <c>insecure_skip_verify</c>.</summary>
    [Input("insecureSkipVerify")]
    public Input<bool>? InsecureSkipVerify { get; set; }
}
