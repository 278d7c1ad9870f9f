using K3sPulumi.Core.Images;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Rancher;

/// <summary>A request for cert-manager.</summary>
internal sealed record CertManagerSpec
{
    private const string Example = "v1.21.1";

    private static readonly IReadOnlyDictionary<string, string> Arguments = new Dictionary<string, string>
    {
        ["image.repository"] = "systemDefaultRegistry",
    };

    public Value<string> Version { get; init; }

    public Value<string> SystemDefaultRegistry { get; init; }

    public ChartSpec Chart { get; init; } = new();

    public Value<string> Values { get; init; }

    public Value<int> Timeout { get; init; }

    public static IReadOnlyList<Problem> Problems(CertManagerSpec spec) => ProblemList.Of(problems =>
    {
        problems.Require("version", spec.Version, $"is missing; use a release of cert-manager such as {Example}.");
        problems.Check("version", spec.Version, version => ChartSpec.VersionProblem(version, Example));
        problems.Check("systemDefaultRegistry", spec.SystemDefaultRegistry, ImageNames.RegistryProblem);
        spec.Chart.Check(problems.At("chart"));
        problems.Check("timeout", spec.Timeout, RancherChecks.TimeoutProblem);
        if (spec.Values.IsKnown)
            spec.OfArguments().Check(problems.At("values"), spec.Values.Content!, Arguments);
    });

    /// <summary>The values of the chart.</summary>
    public HelmValues ChartValues() => OfArguments().Under(Values.Content);

    private HelmValues OfArguments()
    {
        // The name of the value since 1.15; the old one installs nothing there any more.
        var values = new HelmValues()
            .With(ChartSpec.Line(Version.Or("")) is (1, < 15) ? "installCRDs" : "crds.enabled", true);
        if (SystemDefaultRegistry is not { IsKnown: true, Content: { } registry })
            return values;
        foreach (var (path, image) in Images)
            values.With($"{path}image.repository", $"{registry}/quay.io/jetstack/cert-manager-{image}");
        return values;
    }

    private static IEnumerable<(string Path, string Image)> Images =>
    [
        ("", "controller"), ("webhook.", "webhook"), ("cainjector.", "cainjector"), ("acmesolver.", "acmesolver"),
        ("startupapicheck.", "startupapicheck"),
    ];
}
