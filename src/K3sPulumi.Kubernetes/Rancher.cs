using K3sPulumi.Core.Rancher;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Kubernetes.Internal;
using Pulumi;

namespace K3sPulumi.Kubernetes;

/// <summary>
/// Rancher in the namespace <c>cattle-system</c>. Pass the provider of the cluster in the options, and let it depend on
/// <see cref="CertManager"/> unless it has a certificate. Dedicate the cluster to Rancher.
/// </summary>
public sealed class Rancher : ComponentResource
{
    /// <summary>URL of Rancher.</summary>
    [Output("url")]
    public Output<string> Url { get; private init; }

    /// <summary>Version of Rancher.</summary>
    [Output("version")]
    public Output<string> Version { get; private init; }

    /// <summary>Installs Rancher.</summary>
    /// <param name="name">Name of the component. It prefixes the names of its resources.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component: the provider of the cluster.</param>
    public Rancher(string name, RancherArgs args, ComponentResourceOptions? options = null)
        : base("k3s-kubernetes:index:Rancher", name, RegisteredArgs.Of(args, Gather), options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Failures.Note(options);
        var inputs = new InputSet().Gather(args.Read);
        var checks = ChartChecks.Of<RancherSpec>(RancherChecks.Problems) with { Advice = RancherChecks.Advice };
        var request = Request<RancherSpec>.Of(this, name, inputs, checks);
        (Url, Version) = request.HasShapeProblems
            ? (request.Checked.Apply(_ => ""), request.Checked.Apply(_ => ""))
            : RancherRelease.Create(this, name, args, request);
        RegisterOutputs();
    }

    private static void Gather(InputSet inputs, RancherArgs args) => inputs.Gather(args.Read);
}
