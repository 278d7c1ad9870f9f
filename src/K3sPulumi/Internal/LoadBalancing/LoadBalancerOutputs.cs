using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.LoadBalancing;

/// <summary>What a load balancer gives out, wherever it runs.</summary>
internal sealed record LoadBalancerOutputs(Output<string> Address, Output<string> ServerUrl, IReadOnlyList<Resource> Ready)
{
    /// <summary>On hosts: done when all of it is being installed.</summary>
    public Task Started { get; init; } = Task.CompletedTask;

    /// <summary>A request that cannot work: every output fails with its problems.</summary>
    public static LoadBalancerOutputs Refused(Request<LoadBalancerSpec> request)
    {
        var nothing = request.Checked.Apply(_ => "");
        return new LoadBalancerOutputs(nothing, nothing, []);
    }
}
