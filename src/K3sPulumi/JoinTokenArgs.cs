using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A token with which agents join for a while, for nodes that others join. An agent that has joined keeps working when it
/// expires. Removing it from the list deletes it from the cluster.
/// </summary>
/// <example><code>
/// JoinTokens = [new() { Ttl = "24h", Description = "edge site" }]
/// </code></example>
public sealed class JoinTokenArgs : ResourceArgs
{
    /// <summary>
    /// Name of the token among those of the cluster, a DNS label. Default: its place in the list. Plain value: it decides which
    /// resources exist.
    /// </summary>
    [Input("name")]
    public string? Name { get; set; }

    /// <summary>
    /// How long agents can join with it, as a Go duration. Default: <c>24h</c>. Other text is rejected. K3s: <c>k3s token create
    /// --ttl</c>.
    /// </summary>
    [Input("ttl")]
    public Input<string>? Ttl { get; set; }

    /// <summary>What it is for; <c>k3s token list</c> shows it. Default: a general text.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }

    /// <summary>Number that is increased by one to have another token in its place, as when it has expired. Default: 0.</summary>
    [Input("generation")]
    public Input<int>? Generation { get; set; }
}
