using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Charts;

/// <summary>A Helm chart that K3s's own Helm controller installs: a <c>HelmChart</c> in <c>kube-system</c>.</summary>
internal sealed record ChartSpec(string Name)
{
    /// <summary>A name in <see cref="Repo"/>, the URL of an archive, or an <c>oci://</c> reference.</summary>
    public Value<string> Chart { get; init; }

    /// <summary>The archive itself, in base64.</summary>
    public Value<string> ChartContent { get; init; }

    public Value<string> Repo { get; init; }

    public Value<string> RepoCa { get; init; }

    public Value<string> Version { get; init; }

    public Value<string> TargetNamespace { get; init; }

    public Value<bool> CreateNamespace { get; init; }

    /// <summary>YAML.</summary>
    public Value<string> Values { get; init; }

    /// <summary>YAML that only a Secret contains; it overrides <see cref="Values"/>.</summary>
    public Value<Secret> SecretValues { get; init; }

    /// <summary>YAML that overrides <see cref="Values"/>, by a <c>HelmChartConfig</c>: Helm merges the two.</summary>
    public Value<string> Overrides { get; init; }

    public Value<bool> Bootstrap { get; init; }

    /// <summary>In seconds.</summary>
    public Value<int> Timeout { get; init; }

    public Value<int> BackOffLimit { get; init; }

    public Value<string> FailurePolicy { get; init; }

    public Value<string> JobImage { get; init; }

    public Value<string> AuthSecret { get; init; }

    public Value<bool> AuthPassCredentials { get; init; }

    public Value<string> DockerRegistrySecret { get; init; }

    public Value<bool> InsecureSkipTlsVerify { get; init; }

    public Value<bool> PlainHttp { get; init; }

    public Value<bool> TakeOwnership { get; init; }

    /// <summary>Where Helm installs it; K3s's documentation and its code disagree about their default.</summary>
    public string Namespace => TargetNamespace.Or("default");

    /// <summary>Whether <see cref="Chart"/> is the address of one archive, which has one version.</summary>
    public bool IsArchive => ChartContent.IsGiven || Chart is { IsKnown: true, Content: var chart } && IsUrl(chart!);

    public static bool IsUrl(string chart) => chart.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || chart.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static bool IsOci(string chart) => chart.StartsWith("oci://", StringComparison.OrdinalIgnoreCase);
}
