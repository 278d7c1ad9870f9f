using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Versions;

/// <summary>
/// An exact K3s release, <c>vX.Y.Z[-rcN]+k3sN</c>. Semver ignores what follows the <c>+</c> when ordering; K3s does not, and
/// neither does this.
/// </summary>
internal sealed partial record K3sVersion : IComparable<K3sVersion>
{
    private K3sVersion(int major, int minor, int patch, int? releaseCandidate, int k3sRelease) =>
        (Major, Minor, Patch, ReleaseCandidate, K3sRelease) = (major, minor, patch, releaseCandidate, k3sRelease);

    public int Major { get; }

    public int Minor { get; }

    public int Patch { get; }

    /// <summary>The N of <c>-rcN</c>; null for a final release.</summary>
    public int? ReleaseCandidate { get; }

    /// <summary>The N of <c>+k3sN</c>.</summary>
    public int K3sRelease { get; }

    /// <summary>The tag of container images: no <c>+</c> is allowed there.</summary>
    public string ImageTag => ToString().Replace('+', '-');

    /// <summary>The form in download URLs.</summary>
    public string UrlForm => ToString().Replace("+", "%2B", StringComparison.Ordinal);

    /// <summary>From Kubernetes 1.35 on the kubelet refuses to start on cgroup v1.</summary>
    public bool NeedsCgroupV2 => IsAtLeast(1, 35);

    /// <summary>Before Kubernetes 1.34 service networks have at most 20 bits.</summary>
    public bool LimitsServiceNetworks => !IsAtLeast(1, 34);

    /// <summary>Whether <c>k3s token rotate</c> is there, which came with patch releases of October 2023.</summary>
    public bool RotatesTokens => (Major, Minor, Patch).CompareTo((1, 28, 3)) >= 0
        || (Major, Minor, Patch) is (1, 27, >= 7) or (1, 26, >= 10) or (1, 25, >= 15);

    /// <summary>Whether <c>k3s token create</c> is there, and agents join with what it creates.</summary>
    public bool HasJoinTokens => (Major, Minor, Patch).CompareTo((1, 26, 2)) >= 0
        || (Major, Minor, Patch) is (1, 25, >= 7) or (1, 24, >= 11);

    /// <summary>Whether K3s notes which objects a manifest has made, without which it cannot delete them.</summary>
    public bool NotesObjects => IsAtLeast(1, 24);

    /// <summary>Whether a HelmChart may take values from Secrets (helm-controller 0.16.7, K3s of May 2025).</summary>
    public bool HasValuesSecrets => IsAtLeast(1, 33) || (Major, Minor, Patch) is (1, 32, >= 4) or (1, 31, >= 8) or (1, 30, >= 12);

    /// <summary>Whether a HelmChart may take objects over (helm-controller 0.16.14, K3s of November 2025).</summary>
    public bool TakesOwnership => IsAtLeast(1, 35)
        || (Major, Minor, Patch) is (1, 34, >= 2) or (1, 33, >= 6) or (1, 32, >= 10) or (1, 31, >= 14);

    /// <summary>
    /// Whether a HelmChart may have the failure policy <c>retry</c> (helm-controller 0.16.25 and 0.17.6, of July 2026). Of the
    /// lines 1.33 to 1.35, in whose last releases it may be, all are taken for it.
    /// </summary>
    public bool RetriesCharts => IsAtLeast(1, 33) && (Major, Minor, Patch) is not (1, 36, < 3);

    /// <summary>K3s before v1.36.3 omits names such as <c>*.example.com</c> from its certificate.</summary>
    public bool HasWildcardSans => (Major, Minor, Patch).CompareTo((1, 36, 3)) >= 0;

    public static bool operator <(K3sVersion left, K3sVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(K3sVersion left, K3sVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(K3sVersion left, K3sVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(K3sVersion left, K3sVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Parses an exact version; otherwise <paramref name="why"/> states what is wrong and what to use instead.</summary>
    public static K3sVersion? TryParse(string? text, out string? why)
    {
        var match = Exact().Match(text ?? "");
        why = match.Success ? null : VersionAdvice.For(text ?? "");
        return match.Success
            ? new(Number(match, "major"), Number(match, "minor"), Number(match, "patch"),
                match.Groups["rc"].Success ? Number(match, "rc") : null, Number(match, "k3s"))
            : null;
    }

    /// <summary>
    /// How many minor versions <paramref name="to"/> is ahead of <paramref name="from"/>; negative if it is behind.
    /// </summary>
    public static int MinorSkew(K3sVersion from, K3sVersion to) => ((to.Major - from.Major) * 1000) + to.Minor - from.Minor;

    /// <summary>
    /// Why an existing cluster cannot change from one version to the other. Patch releases may change in both directions.
    /// </summary>
    public static string? UpgradeProblem(K3sVersion from, K3sVersion to) => MinorSkew(from, to) switch
    {
        < 0 =>
            $"cannot be downgraded from {from} to {to}, because the datastore contains newer objects; restore a snapshot taken "
                + $"before the upgrade, or stay on {from.Line}.",
        > 1 =>
            $"cannot go from {from} to {to} in one step: servers must not skip a minor version; upgrade through "
                + $"v{from.Major}.{from.Minor + 1} first.",
        _ => null,
    };

    public int CompareTo(K3sVersion? other) =>
        other is null ? 1 : SortKey.CompareTo(other.SortKey);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"v{Major}.{Minor}.{Patch}{(ReleaseCandidate is { } rc ? $"-rc{rc}" : "")}+k3s{K3sRelease}");

    private string Line => $"v{Major}.{Minor}";

    private (int, int, int, int, int) SortKey => (Major, Minor, Patch, ReleaseCandidate ?? int.MaxValue, K3sRelease);

    internal bool IsAtLeast(int major, int minor) => (Major, Minor).CompareTo((major, minor)) >= 0;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\Av(?<major>0|[1-9][0-9]{0,5})\.(?<minor>0|[1-9][0-9]{0,5})\.(?<patch>0|[1-9][0-9]{0,5})"
        + @"(-rc(?<rc>[1-9][0-9]{0,5}))?\+k3s(?<k3s>[1-9][0-9]{0,5})\z")]
    private static partial Regex Exact();
}
