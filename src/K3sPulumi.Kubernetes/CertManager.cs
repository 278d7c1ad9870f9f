using K3sPulumi.Core.Rancher;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Kubernetes.Internal;
using Pulumi;

namespace K3sPulumi.Kubernetes;

/// <summary>
/// cert-manager with its CRDs, in the namespace <c>cert-manager</c>. Pass the provider of the cluster in the options. When it is
/// removed, the CRDs and the certificates stay.
/// </summary>
public sealed class CertManager : ComponentResource
{
    /// <summary>The namespace in which it runs.</summary>
    [Output("namespace")]
    public Output<string> Namespace { get; private init; }

    /// <summary>Version of the chart.</summary>
    [Output("version")]
    public Output<string> Version { get; private init; }

    /// <summary>Installs cert-manager.</summary>
    /// <param name="name">Name of the component. It prefixes the names of its resources.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component: the provider of the cluster.</param>
    public CertManager(string name, CertManagerArgs args, ComponentResourceOptions? options = null)
        : base("k3s-kubernetes:index:CertManager", name, RegisteredArgs.Of(args, Gather), options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Failures.Note(options);
        var inputs = new InputSet().Gather(args.Read);
        var request = Request<CertManagerSpec>.Of(this, name, inputs, ChartChecks.Of<CertManagerSpec>(CertManagerSpec.Problems));
        var chart = new OfficialChart("cert-manager", "cert-manager", "cert-manager", "https://charts.jetstack.io");
        var values = request.Ready(spec => spec.ChartValues());
        (Namespace, Version) = request.HasShapeProblems
            ? (request.Checked.Apply(_ => ""), request.Checked.Apply(_ => ""))
            : HelmRelease.Create(this, name, chart, args, values, request.Checked);
        RegisterOutputs();
    }

    private static void Gather(InputSet inputs, CertManagerArgs args) => inputs.Gather(args.Read);
}
