using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Charts;

/// <summary>A chart that the library knows, as far as the user sets it.</summary>
internal sealed record PluginSpec
{
    public Value<string> Version { get; init; }

    public Value<string> Repo { get; init; }

    public Value<string> RepoCa { get; init; }

    public Value<string> AuthSecret { get; init; }

    public Value<string> DockerRegistrySecret { get; init; }

    public Value<string> ChartContent { get; init; }

    /// <summary>YAML that overrides the library's values.</summary>
    public Value<string> Values { get; init; }

    /// <summary>An OCI registry has the charts as images, each under its own reference.</summary>
    public bool IsOci => Repo is { IsKnown: true, Content: { } repo } && ChartSpec.IsOci(repo);

    public ChartSpec Chart(
        string chart, string repo, string version, string targetNamespace, YamlMappingNode values, bool isBootstrap = true) =>
        new(chart == "tigera-operator" ? "calico" : chart)
        {
            Chart = ChartContent.IsGiven ? default
                : IsOci ? Repo.Select(oci => $"{oci.TrimEnd('/')}/{chart}") : Value<string>.Of(chart),
            ChartContent = ChartContent,
            Repo = ChartContent.IsGiven || IsOci ? default : Repo.Else(repo),
            RepoCa = RepoCa,
            AuthSecret = AuthSecret,
            DockerRegistrySecret = DockerRegistrySecret,
            Version = ChartContent.IsGiven ? default : Version.Else(version),
            TargetNamespace = targetNamespace,
            Bootstrap = isBootstrap ? Value<bool>.Of(true) : default,
            Values = values.Children.Count == 0 ? default : Value<string>.Of(Yaml.Render(values)),
            Overrides = Values,
        };
}
