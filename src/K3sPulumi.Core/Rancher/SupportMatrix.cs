using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Rancher;

/// <summary>The Kubernetes versions on which a release line of Rancher runs.</summary>
/// <param name="Minor">The line, as in Rancher 2.Minor.</param>
/// <param name="First">The oldest minor version of Kubernetes that it supports.</param>
/// <param name="Last">The newest one; Rancher's chart refuses newer ones.</param>
/// <remarks>
/// Sources: the last minor version is the limit in <c>kubeVersion</c> of the chart of each release (<c>rancher/rancher</c>,
/// <c>chart/Chart.yaml</c>), such as <c>&lt; 1.37.0-0</c>, the same in all tags from 2.10.0 to 2.15.0. The first one is what the
/// line still offers for downstream clusters: <c>maxChannelServerVersion</c> in <c>rancher/kontainer-driver-metadata</c> for
/// 2.10, its pull request 1603 for 2.11, the release notes for 2.12, rancher issue 51253 for 2.13; from 2.14 on the three
/// versions of SUSE's support matrix (https://www.suse.com/suse-rancher/support-matrix/all-supported-versions).
/// </remarks>
internal sealed record SupportMatrix(int Minor, int First, int Last)
{
    private static readonly SupportMatrix[] Lines =
    [
        new(10, First: 28, Last: 31),
        new(11, First: 30, Last: 32),
        new(12, First: 31, Last: 33),
        new(13, First: 32, Last: 34),
        new(14, First: 33, Last: 35),
        new(15, First: 34, Last: 36),
    ];

    /// <summary>Why Helm refuses to install this Rancher on this K3s. Lines that are not in the table are not judged.</summary>
    public static string? Problem(string rancher, K3sVersion k3s) => Find(rancher) is { } line && IsNewer(k3s, line.Last)
        ? $"Rancher {rancher} runs on Kubernetes {line.Range}, and its chart refuses K3s {k3s}; {Remedy(k3s, line)}."
        : null;

    /// <summary>What installs, but is not supported.</summary>
    public static string? Advice(string rancher, K3sVersion k3s) =>
        Find(rancher) is { } line && k3s is { Major: 1 } && k3s.Minor < line.First
            ? $"Rancher {rancher} supports Kubernetes {line.Range}, which K3s {k3s} is older than; upgrade K3s first."
            : null;

    private string Range => $"1.{First} to 1.{Last}";

    private static SupportMatrix? Find(string rancher) =>
        ChartSpec.Line(rancher) is (2, var minor) ? Lines.FirstOrDefault(line => line.Minor == minor) : null;

    private static bool IsNewer(K3sVersion k3s, int last) => k3s.Major > 1 || k3s.Minor > last;

    private static string Remedy(K3sVersion k3s, SupportMatrix line) =>
        Lines.FirstOrDefault(other => !IsNewer(k3s, other.Last)) is { } newer
            ? $"use Rancher 2.{newer.Minor}, or K3s 1.{line.Last}"
            : $"use K3s 1.{line.Last}, or a release of Rancher that supports {k3s}";
}
