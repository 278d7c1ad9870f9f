using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Kubernetes.Internal;

/// <summary>Checks of components in a cluster: they use no hosts and no ports of engines.</summary>
internal static class ChartChecks
{
    public static RequestChecks<TSpec> Of<TSpec>(Func<TSpec, IReadOnlyList<Problem>> problems) =>
        new(problems, _ => new PlaceClaims([], []));

    /// <summary>What follows from the visible part of a request, once it has no problems.</summary>
    public static Output<T> Ready<TSpec, T>(this Request<TSpec> request, Func<TSpec, T> make) =>
        Output.Tuple(request.Checked, request.Visible).Apply(both => make(both.Item2));
}
