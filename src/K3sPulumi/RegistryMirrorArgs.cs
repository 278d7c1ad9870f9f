using Pulumi;

namespace K3sPulumi;

/// <summary>Mirrors of one registry.</summary>
public sealed class RegistryMirrorArgs : ResourceArgs
{
    /// <summary>
    /// Registry host, with an optional port, as in image names; <c>docker.io</c> for names without a host, <c>*</c> for all other
    /// registries. Required. A scheme or a path is rejected.
    /// </summary>
    [Input("registry", required: true)]
    public required Input<string> Registry { get; set; }

    /// <summary>
    /// URLs that are tried in this order before the registry itself, such as <c>https://mirror.example.com:5000</c>; the scheme
    /// defaults to https. Default: none, for the embedded registry mirror. Values that are not URLs and URLs with credentials are
    /// rejected. K3s: <c>endpoint</c>.
    /// </summary>
    [Input("endpoints")]
    public InputList<string> Endpoints { get => field ??= new(); set; }

    /// <summary>
    /// Renames images at the endpoints: regular expression to replacement, such as <c>^library/(.*)</c> to <c>mirrored/$1</c>.
    /// Default: none. The expressions use Go's syntax (RE2), without look-ahead and back-references; others are rejected, and so
    /// are rewrites without endpoints. K3s: <c>rewrite</c>.
    /// </summary>
    [Input("rewrites")]
    public InputMap<string> Rewrites { get => field ??= new(); set; }
}
