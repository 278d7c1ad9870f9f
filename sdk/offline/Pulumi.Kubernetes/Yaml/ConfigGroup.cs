using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;

namespace Pulumi.Kubernetes.Yaml.V2;

[KubernetesResourceType("kubernetes:yaml/v2:ConfigGroup")]
public class ConfigGroup : ComponentResource
{
    public ConfigGroup(string name, ConfigGroupArgs? args = null, ComponentResourceOptions? options = null)
        : base("kubernetes:yaml/v2:ConfigGroup", name, args ?? new ConfigGroupArgs(), MakeOptions(options), remote: true)
    {
    }

    [Output("resources")] public Output<ImmutableArray<object>> Resources { get; private set; } = null!;

    private static ComponentResourceOptions MakeOptions(ComponentResourceOptions? options) =>
        ComponentResourceOptions.Merge(new() { Version = Utilities.Version }, options);
}
