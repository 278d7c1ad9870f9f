using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Pulumi.Kubernetes.Core.V1;

[KubernetesResourceType("kubernetes:core/v1:Namespace")]
public class Namespace : KubernetesResource
{
    public Namespace(string name, NamespaceArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:core/v1:Namespace", name, MakeArgs(args), MakeOptions(options))
    {
    }

    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;

    [Output("kind")] public Output<string> Kind { get; private set; } = null!;

    [Output("metadata")] public Output<Types.Outputs.Meta.V1.ObjectMeta> Metadata { get; private set; } = null!;

    /// <summary>The type is all that is needed to know these two.</summary>
    private static NamespaceArgs MakeArgs(NamespaceArgs? args)
    {
        args ??= new NamespaceArgs();
        args.ApiVersion = "v1";
        args.Kind = "Namespace";
        return args;
    }

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options) =>
        Utilities.Options(new(), options);
}
