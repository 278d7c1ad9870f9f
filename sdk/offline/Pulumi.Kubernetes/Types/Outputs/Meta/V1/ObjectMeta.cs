using System.Collections.Immutable;

namespace Pulumi.Kubernetes.Types.Outputs.Meta.V1;

[OutputType]
public sealed class ObjectMeta
{
    public readonly ImmutableDictionary<string, string> Annotations;
    public readonly string GenerateName;
    public readonly ImmutableDictionary<string, string> Labels;
    public readonly string Name;
    public readonly string Namespace;
    public readonly string Uid;

    [OutputConstructor]
    private ObjectMeta(
        ImmutableDictionary<string, string> annotations, string generateName, ImmutableDictionary<string, string> labels,
        string name, string @namespace, string uid)
    {
        Annotations = annotations;
        GenerateName = generateName;
        Labels = labels;
        Name = name;
        Namespace = @namespace;
        Uid = uid;
    }
}
