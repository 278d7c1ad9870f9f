using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.LoadBalancing;

/// <summary>The outputs of a load balancer, wherever it runs.</summary>
internal sealed record LoadBalancerOutputs(
    Output<string> Address, Output<string> ServerUrl, Output<int> ApiPort, IReadOnlyList<Resource> Ready)
{
    /// <summary>On hosts: done when the installation of all of it has started.</summary>
    public Task Started { get; init; } = Task.CompletedTask;

    /// <summary>For an invalid request: every output fails with its problems.</summary>
    public static LoadBalancerOutputs Refused(Request<LoadBalancerSpec> request)
    {
        var nothing = request.Checked.Apply(_ => "");
        return new LoadBalancerOutputs(nothing, nothing, request.Checked.Apply(_ => 0), []);
    }
}
