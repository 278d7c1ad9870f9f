using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Charts;

/// <summary>What the user sets of a chart that is part of K3s: a <c>HelmChartConfig</c>.</summary>
internal sealed record ChartConfigSpec
{
    public Value<string> Values { get; init; }

    public Value<Secret> SecretValues { get; init; }

    public Value<string> FailurePolicy { get; init; }
}
