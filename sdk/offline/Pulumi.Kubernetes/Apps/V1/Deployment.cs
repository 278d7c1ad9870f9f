using Pulumi.Kubernetes.Types.Inputs.Apps.V1;

namespace Pulumi.Kubernetes.Apps.V1;

[KubernetesResourceType("kubernetes:apps/v1:Deployment")]
public class Deployment : KubernetesResource
{
    public Deployment(string name, DeploymentArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes:apps/v1:Deployment", name, MakeArgs(args), MakeOptions(options))
    {
    }

    [Output("apiVersion")] public Output<string> ApiVersion { get; private set; } = null!;

    [Output("kind")] public Output<string> Kind { get; private set; } = null!;

    [Output("metadata")] public Output<Types.Outputs.Meta.V1.ObjectMeta> Metadata { get; private set; } = null!;

    /// <summary>The type is all that is needed to know these two.</summary>
    private static DeploymentArgs MakeArgs(DeploymentArgs? args)
    {
        args ??= new DeploymentArgs();
        args.ApiVersion = "apps/v1";
        args.Kind = "Deployment";
        return args;
    }

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options) =>
        Utilities.Options(
            new()
            {
                Aliases =
                [
                    new Alias { Type = "kubernetes:apps/v1beta1:Deployment" },
                    new Alias { Type = "kubernetes:apps/v1beta2:Deployment" },
                    new Alias { Type = "kubernetes:extensions/v1beta1:Deployment" },
                ],
            },
            options);
}
