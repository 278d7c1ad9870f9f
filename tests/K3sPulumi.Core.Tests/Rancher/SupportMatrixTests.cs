using K3sPulumi.Core.Rancher;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Rancher;

public sealed class SupportMatrixTests
{
    [Theory]
    [InlineData("2.10.3", "v1.31.9+k3s1")]
    [InlineData("2.11.0", "v1.32.1+k3s1")]
    [InlineData("2.12.1", "v1.33.3+k3s1")]
    [InlineData("2.13.1", "v1.34.3+k3s1")]
    [InlineData("2.14.3", "v1.35.6+k3s1")]
    [InlineData("2.15.1", "v1.36.1+k3s1")]
    [InlineData("v2.15.1", "v1.36.1+k3s1")]
    [InlineData("2.15.0-rc1", "v1.36.1-rc1+k3s1")]
    [InlineData("2.15.1", "v1.34.0+k3s1")]
    public void ASupportedPairIsAccepted(string rancher, string k3s)
    {
        Assert.Empty(RancherChecks.Problems(Pair(rancher, k3s)));
        Assert.Empty(RancherChecks.Advice(Pair(rancher, k3s)));
    }

    /// <summary>
    /// Helm stops with: chart requires kubeVersion: &lt; 1.36.0-0 which is incompatible with Kubernetes v1.36.1+k3s1.
    /// </summary>
    [Theory]
    [InlineData("2.14.3", "v1.36.1+k3s1", "Rancher 2.14.3 runs on Kubernetes 1.33 to 1.35, and its chart refuses K3s "
        + "v1.36.1+k3s1; use Rancher 2.15, or K3s 1.35.")]
    [InlineData("v2.10.0", "v1.33.1+k3s1", "Rancher v2.10.0 runs on Kubernetes 1.28 to 1.31, and its chart refuses K3s "
        + "v1.33.1+k3s1; use Rancher 2.12, or K3s 1.31.")]
    [InlineData("2.15.1", "v1.37.0-rc1+k3s1", "Rancher 2.15.1 runs on Kubernetes 1.34 to 1.36, and its chart refuses K3s "
        + "v1.37.0-rc1+k3s1; use K3s 1.36, or a release of Rancher that supports v1.37.0-rc1+k3s1.")]
    public void AK3sThatTheChartRefusesIsRejected(string rancher, string k3s, string message) =>
        Assert.Equal([new Problem("version", message)], RancherChecks.Problems(Pair(rancher, k3s)));

    [Fact]
    public void AK3sThatIsTooOldIsAWarning()
    {
        var pair = Pair("2.14.3", "v1.32.9+k3s1");

        Assert.Empty(RancherChecks.Problems(pair));
        Assert.Equal(
            [new Problem("version", "Rancher 2.14.3 supports Kubernetes 1.33 to 1.35, which K3s v1.32.9+k3s1 is older than; "
                + "upgrade K3s first.")],
            RancherChecks.Advice(pair));
    }

    [Theory]
    [InlineData("2.16.0", "v1.40.0+k3s1")]
    [InlineData("2.9.3", "v1.36.1+k3s1")]
    [InlineData("3.0.0", "v1.36.1+k3s1")]
    public void LinesThatAreNotInTheTableAreNotJudged(string rancher, string k3s)
    {
        Assert.Empty(RancherChecks.Problems(Pair(rancher, k3s)));
        Assert.Empty(RancherChecks.Advice(Pair(rancher, k3s)));
    }

    [Fact]
    public void WhatIsNotKnownYetIsNotJudged()
    {
        var unknown = Value<string>.Unknown;

        Assert.Empty(RancherChecks.Problems(Pair("2.14.3", "v1.36.1+k3s1") with { K3sVersion = unknown }));
        Assert.Empty(RancherChecks.Problems(Pair("2.14.3", "v1.36.1+k3s1") with { Version = unknown }));
        Assert.Empty(RancherChecks.Problems(Pair("2.14.3", "v1.36.1+k3s1") with { K3sVersion = default }));
    }

    private static RancherSpec Pair(string rancher, string k3s) =>
        new() { Version = rancher, K3sVersion = k3s, Hostname = "rancher.example.com" };
}
