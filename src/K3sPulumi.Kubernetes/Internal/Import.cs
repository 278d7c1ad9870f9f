using K3sPulumi.Core.Rancher;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace K3sPulumi.Kubernetes.Internal;

/// <summary>Rancher's manifest, fetched by the deploying machine and applied to the cluster.</summary>
internal static class Import
{
    private static readonly Lazy<string> Script = new(() =>
    {
        using var stream = typeof(Import).Assembly.GetManifestResourceStream("import.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>
    /// A component of a provider's plugin does not inherit the provider of its parent (Pulumi SDK 3.112), so its objects would go
    /// to the cluster of the deploying machine's kubeconfig.
    /// </summary>
    public static ComponentResourceOptions Provided(
        RancherRegistration parent, string name, ComponentResourceOptions? options) => options switch
        {
            { Provider: { } provider } => new() { Parent = parent, Provider = provider },
            { Providers: { Count: > 0 } providers } => new() { Parent = parent, Providers = [.. providers] },
            _ => throw new ResourceException(Problem.Report(nameof(RancherRegistration), name,
                [new("options", "have no provider; pass the Kubernetes provider of the cluster.")]), parent, hideStack: true),
        };

    public static Output<string> Create(
        RancherRegistration parent, string name, RancherRegistrationArgs args, Request<RegistrationSpec> request,
        ComponentResourceOptions provided)
    {
        var fetched = new CommandArgs
        {
            Create = request.Checked.Apply(_ => Script.Value),
            Stdin = Output.CreateSecret(Output.Tuple(request.Checked, request.All).Apply(both => both.Item2.Input().Value)),
            Logging = Logging.Stderr,
            AddPreviousOutputInEnv = false,
        };
        var manifest = new Command($"{name}-manifest", fetched,
            new CustomResourceOptions { Parent = parent, AdditionalSecretOutputs = { "stdout", "stderr" } });
        var group = new ConfigGroup(name, new ConfigGroupArgs { Yaml = Output.CreateSecret(manifest.Stdout) }, provided);
        return Output.Tuple(group.Urn, args.Server.ToOutput()).Apply(both => both.Item2);
    }
}
