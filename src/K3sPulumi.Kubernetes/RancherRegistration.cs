using K3sPulumi.Core.Rancher;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Kubernetes.Internal;
using Pulumi;

namespace K3sPulumi.Kubernetes;

/// <summary>
/// Registers the cluster with a Rancher elsewhere, which then manages it. Pass the provider of the cluster in the options. The
/// manifest is fetched once, by <c>curl</c> on the deploying machine, and again when an argument changes.
/// </summary>
public sealed class RancherRegistration : ComponentResource
{
    /// <summary>URL of Rancher, once the cluster's agent runs.</summary>
    [Output("server")]
    public Output<string> Server { get; private init; }

    /// <summary>Registers the cluster.</summary>
    /// <param name="name">Name of the component. It prefixes the names of its resources.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component: the provider of the cluster.</param>
    public RancherRegistration(string name, RancherRegistrationArgs args, ComponentResourceOptions? options = null)
        : base("k3s-kubernetes:index:RancherRegistration", name, RegisteredArgs.Of(args, Gather), options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Failures.Note(options);
        var inputs = new InputSet().Gather(args.Read);
        var request =
            Request<RegistrationSpec>.Of(this, name, inputs, ChartChecks.Of<RegistrationSpec>(RegistrationSpec.Problems));
        Server = request.HasShapeProblems
            ? request.Checked.Apply(_ => "") : Import.Create(this, name, args, request, Import.Provided(this, name, options));
        RegisterOutputs();
    }

    private static void Gather(InputSet inputs, RancherRegistrationArgs args) => inputs.Gather(args.Read);
}
