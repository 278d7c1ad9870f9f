using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Pulumi.Kubernetes.Core.V1;

[KubernetesResourceType("kubernetes:core/v1:Service")]
public class Service : KubernetesResource
{
    public Service(string name, ServiceArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:core/v1:Service", name, MakeArgs(args), MakeOptions(options))
    {
    }

    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;

    [Output("kind")] public Output<string> Kind { get; private set; } = null!;

    [Output("metadata")] public Output<Types.Outputs.Meta.V1.ObjectMeta> Metadata { get; private set; } = null!;

    /// <summary>The type is all that is needed to know these two.</summary>
    private static ServiceArgs MakeArgs(ServiceArgs? args)
    {
        args ??= new ServiceArgs();
        args.ApiVersion = "v1";
        args.Kind = "Service";
        return args;
    }

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options) =>
        Utilities.Options(new(), options);
}
