using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// Kubernetes objects that servers apply from files in a K3s directory. They may be secret: messages name files, never their
/// content.
/// </summary>
internal static class Manifests
{
    public const string Directory = "/var/lib/rancher/k3s/server/manifests";

    /// <summary>Files that K3s or a part of the cluster writes.</summary>
    private static readonly string[] Taken =
        [.. PackagedComponents.All, "ccm", "rolebindings", "hardening-network-policies", "local-registry-hosting"];

    public static string? NameProblem(string name) =>
        DnsNames.LabelProblem(name) is { } problem ? problem
        : name.StartsWith(ChartFiles.Prefix, StringComparison.Ordinal)
            ? $"starts with {ChartFiles.Prefix}, as the files of helmCharts do; use another name."
        : Taken.Contains(name)
            ? "is the name of one of K3s's own files; use another name (to change a packaged component, use a HelmChartConfig or "
                + "disable)."
        : null;

    public static IEnumerable<HostFile> Files(IReadOnlyDictionary<string, Secret> manifests) =>
        manifests.OrderBy(manifest => manifest.Key, StringComparer.Ordinal)
            .Select(manifest => HostFile.OfText($"{Directory}/{manifest.Key}.yaml", manifest.Value.Value));
}
