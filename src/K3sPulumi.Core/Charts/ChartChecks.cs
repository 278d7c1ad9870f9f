using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Charts;

/// <summary>Checks of charts, as far as K3s and Helm would only report the fault in a log of the cluster.</summary>
internal static class ChartChecks
{
    /// <summary>Helm's limit, because it appends to the name.</summary>
    private const int LongestName = 53;

    private const int MostContent = 1024 * 1024;

    private static readonly string[] Policies = ["reinstall", "abort", "retry"];

    /// <summary>The charts of K3s itself.</summary>
    private static readonly string[] Taken = ["traefik", "traefik-crd"];

    public static void Check(ProblemList problems, ClusterSettings settings)
    {
        var version = settings.KnownVersion;
        foreach (var (index, chart) in settings.HelmCharts.Index())
        {
            var at = problems.At("helmCharts", index);
            at.Add("name", NameProblem(chart.Name)
                ?? (settings.HelmCharts.Take(index).Any(other => other.Name == chart.Name)
                    ? $"{Quote.Value(chart.Name)} is the name of another chart; use different names." : null)
                ?? ChartFiles.Known(settings).Where(known => known.Chart.Name == chart.Name)
                    .Select(known => $"{Quote.Value(chart.Name)} is the chart of {known.Path}; remove one of the two.")
                    .FirstOrDefault());
            Check(at, chart, version);
        }

        PluginChecks.Check(problems, settings, version);
        if (settings.Traefik is { } traefik)
        {
            CheckTraefik(problems, settings);
            CheckValues(problems.At("traefik"), traefik.Values, traefik.SecretValues, version);
            problems.At("traefik").Check("failurePolicy", traefik.FailurePolicy, policy => PolicyProblem(policy, version));
        }
    }

    public static void Check(ProblemList at, ChartSpec chart, K3sVersion? version)
    {
        CheckSource(at, chart);
        CheckValues(at, chart.Values, chart.SecretValues, version);
        at.Check("targetNamespace", chart.TargetNamespace, DnsNames.LabelProblem);
        at.Check("repoCa", chart.RepoCa, Pem.CertificateProblem);
        at.Check("timeout", chart.Timeout,
            seconds => seconds < 1 ? $"{seconds} is not positive; use a number of seconds." : null);
        at.Check("backOffLimit", chart.BackOffLimit, limit => limit < 0 ? $"{limit} is negative; use 0 or more." : null);
        at.Check("failurePolicy", chart.FailurePolicy, policy => PolicyProblem(policy, version));
        at.Check("jobImage", chart.JobImage, ImageNames.Problem);
        at.Check("authSecret", chart.AuthSecret, SecretProblem);
        at.Check("dockerRegistrySecret", chart.DockerRegistrySecret, SecretProblem);
        if (chart.TakeOwnership.Or(false) && version is { TakesOwnership: false })
            at.Add("takeOwnership",
                $"is ignored by K3s {version}, whose Helm controller does not know it; use a newer release, or remove it.");
    }

    public static void CheckValues(ProblemList at, Value<string> values, Value<Secret> secret, K3sVersion? version)
    {
        at.Check("values", values, YamlText.MappingProblem);
        at.Check("secretValues", secret, text => YamlText.MappingProblem(text.Value));
        if (secret.IsGiven && version is { HasValuesSecrets: false })
            at.Add("secretValues",
                $"is ignored by K3s {version}, whose Helm controller does not know valuesSecrets; use a newer "
                + "release, or values.");
    }

    private static void CheckTraefik(ProblemList problems, ClusterSettings settings)
    {
        if (settings.Disable.Or([]).Contains("traefik"))
            problems.Add("traefik", "has no effect, because disable leaves Traefik out; remove one of the two.");
    }

    private static void CheckSource(ProblemList at, ChartSpec chart)
    {
        if (!chart.Chart.IsGiven && !chart.ChartContent.IsGiven)
            at.Add("chart",
                "is missing; set it to a chart's name in repo, to the URL of an archive or to an oci:// reference, "
                + "or set chartContent.");
        if (chart.Chart.IsGiven && chart.ChartContent.IsGiven)
            at.Add("chart", "has no effect with chartContent, which is the chart itself; remove one of the two.");
        else
            at.Check("chart", chart.Chart, name => ChartProblem(name, chart.Repo));
        at.Check("chartContent", chart.ChartContent, ContentProblem);
        at.Check("repo", chart.Repo, url => ChartSpec.IsOci(url)
            ? "is an OCI registry; remove repo, and set chart to the whole oci:// reference." : HttpUrl.Problem(url));
        if (chart.Repo.IsGiven && chart.IsArchive)
            at.Add("repo", "has no effect with an archive; remove it.");
        if (chart.Version.IsGiven && chart.IsArchive)
            at.Add("version", "has no effect with an archive, which has one version; remove it.");
        at.Check("version", chart.Version, text => text.Length == 0 ? "must not be empty; set a version, or remove it." : null);
    }

    private static string? ChartProblem(string chart, Value<string> repo) => chart switch
    {
        "" => "must not be empty; set it to the chart's name.",
        _ when chart.Any(char.IsWhiteSpace) => $"{Quote.Value(chart)} contains a space; use the chart's name.",
        _ when ChartSpec.IsOci(chart) && repo.IsGiven => "is an oci:// reference, which has its registry in it; remove repo.",
        _ when ChartSpec.IsUrl(chart) || ChartSpec.IsOci(chart) || repo.IsGiven => null,
        _ => "has no repository; set repo, or use the URL of an archive or an oci:// reference.",
    };

    private static string? NameProblem(string name) => DnsNames.LabelProblem(name) is { } problem ? problem
        : name.Length > LongestName ?
            $"{Quote.Value(name)} is longer than {LongestName} characters, which is Helm's limit; shorten it."
        : Taken.Contains(name) ?
            $"{Quote.Value(name)} is a chart of K3s itself; use another name, or the argument traefik to change its values."
        : null;

    /// <summary>With an unknown policy, the API server rejects the whole HelmChart.</summary>
    private static string? PolicyProblem(string policy, K3sVersion? version) => AllowedValues.Problem(policy, Policies)
        ?? (policy == "retry" && version is { RetriesCharts: false }
            ? $"\"retry\" is not known to K3s {version}; use a newer release, reinstall or abort." : null);

    private static string? SecretProblem(string name) => DnsNames.IsSubdomain(name)
        ? null : $"{Quote.Value(name)} is not a valid name of a Secret; use the name of one in kube-system.";

    private static string? ContentProblem(string content)
    {
        var text = string.Concat(content.Where(letter => !char.IsWhiteSpace(letter)));
        var bytes = new byte[text.Length];
        return !Convert.TryFromBase64String(text, bytes, out var length)
            ? "is not base64; use Convert.ToBase64String(File.ReadAllBytes(\"chart.tgz\"))."
            : length < 2 || bytes[0] != 0x1f || bytes[1] != 0x8b
                ? "is not a chart archive (.tgz); use what helm package or helm pull writes."
            : text.Length > MostContent
                ? "is larger than a ConfigMap may be (1 MiB in base64); use chart with the URL of the archive."
            : null;
    }
}
