using Pulumi;

namespace K3sPulumi.LoadBalancing;

/// <summary>What a load balancer gives out, wherever it runs.</summary>
internal sealed record LoadBalancerParts(Output<string> Address, Output<string> ServerUrl, IReadOnlyList<Resource> Ready)
{
    /// <summary>A request that cannot work: every output fails with its problems.</summary>
    public static LoadBalancerParts Refused(LoadBalancerRequest request)
    {
        var nothing = request.Checked.Apply(_ => "");
        return new LoadBalancerParts(nothing, nothing, []);
    }
}
