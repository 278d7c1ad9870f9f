using Pulumi;

namespace K3sPulumi;

/// <summary>
/// MetalLB in place of K3s's ServiceLB, which is then not deployed: Services of type <c>LoadBalancer</c> get an address of their
/// own, which the nodes announce in layer 2.
/// </summary>
/// <example><code>
/// MetalLb = new() { Addresses = ["192.168.1.240-192.168.1.250"] }
/// </code></example>
public sealed class MetalLbArgs : PluginArgs
{
    /// <summary>
    /// Networks or ranges from which Services get their addresses. Required. Other texts are rejected.
    /// </summary>
    [Input("addresses", required: true)]
    public required InputList<string> Addresses { get => field ??= new(); set; }
}
