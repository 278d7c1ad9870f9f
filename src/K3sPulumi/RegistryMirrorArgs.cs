using Pulumi;

namespace K3sPulumi;

/// <summary>Where images of one registry come from instead.</summary>
public sealed class RegistryMirrorArgs : ResourceArgs
{
    /// <summary>
    /// Host, and port if any, as image names have it; <c>docker.io</c> for names without, <c>*</c> for every other registry. Required. A scheme or path is a problem.
    /// </summary>
    [Input("registry", required: true)]
    public required Input<string> Registry { get; set; }

    /// <summary>
    /// URLs that are tried in this order, such as <c>https://mirror.example.com:5000</c> (https where none is written), then the registry itself. Default: none, of use with the embedded
    /// registry mirror. No URL, or credentials in it, are problems. K3s: <c>endpoint</c>.
    /// </summary>
    [Input("endpoints")]
    public InputList<string> Endpoints { get => field ??= new(); set; }

    /// <summary>
    /// Other names of the images at the endpoints: regular expression to replacement, such as <c>^library/(.*)</c> to <c>mirrored/$1</c>.
    /// Default: none. The expressions are those of Go (RE2), without look-ahead and back-references; others are a problem, and so are rewrites without endpoints.
    /// K3s: <c>rewrite</c>.
    /// </summary>
    [Input("rewrites")]
    public InputMap<string> Rewrites { get => field ??= new(); set; }
}
