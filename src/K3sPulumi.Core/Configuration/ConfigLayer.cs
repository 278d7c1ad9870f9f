using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>One text of YAML that K3s reads, with the path of the argument that it comes from.</summary>
internal sealed record ConfigLayer(string Path, Value<string> Text)
{
    /// <summary>Its top-level keys and values; none if the text is not known yet or is not a valid mapping.</summary>
    public IEnumerable<(string Name, YamlNode Value)> Entries =>
        Text.IsKnown && YamlText.MappingProblem(Text.Content!) is null ? ConfigText.Entries(Text.Content!) : [];
}
