using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace Pulumi.Kubernetes.Helm.V3;

[KubernetesResourceType("kubernetes:helm.sh/v3:Release")]
public class Release : KubernetesResource
{
    public Release(string name, ReleaseArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:helm.sh/v3:Release", name, MakeArgs(args), Utilities.Options(new(), options))
    {
    }

    [Output("chart")] public Output<string> Chart { get; private set; } = null!;

    [Output("name")] public Output<string> Name { get; private set; } = null!;

    [Output("namespace")] public Output<string> Namespace { get; private set; } = null!;

    [Output("version")] public Output<string> Version { get; private set; } = null!;

    private static ReleaseArgs MakeArgs(ReleaseArgs? args)
    {
        args ??= new();
        args.Compat = "true";
        return args;
    }
}
