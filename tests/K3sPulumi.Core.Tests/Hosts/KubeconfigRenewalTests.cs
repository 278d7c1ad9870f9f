using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Hosts;

public sealed class KubeconfigRenewalTests
{
    private static readonly DateTimeOffset End = new(2027, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(-31, "")]
    [InlineData(-30, "renewal 1 of the certificate that ends on 2027-03-04T05:06:07Z")]
    [InlineData(100, "renewal 1 of the certificate that ends on 2027-03-04T05:06:07Z")]
    [InlineData(304, "renewal 1 of the certificate that ends on 2027-03-04T05:06:07Z")]
    [InlineData(305, "renewal 2 of the certificate that ends on 2027-03-04T05:06:07Z")]
    [InlineData(3650, "renewal 11 of the certificate that ends on 2027-03-04T05:06:07Z")]
    public void RenewalsComeInRounds(int days, string due) =>
        Assert.Equal(due, KubeconfigRenewal.Due(End, 30, End.AddDays(days)));

    [Fact]
    public void WhoeverRunsUpInEveryRoundNeverHoldsACertificateThatHasEnded()
    {
        var (end, last) = (End, "");
        for (var now = End.AddDays(-365); now < End.AddYears(12); now = now.AddDays(now.Day))
        {
            var due = KubeconfigRenewal.Due(End, 30, now);
            if (due != last)
                (end, last) = (now.AddDays(365), due);
            Assert.True(end > now, $"{now}: ended on {end}");
        }
    }

    [Fact]
    public void WithoutACertificateThereIsNothingToRenew() => Assert.Equal("", KubeconfigRenewal.Due(null, 30, End));

    [Theory]
    [InlineData(1, null)]
    [InlineData(300, null)]
    [InlineData(0, "0 is not between 1 and 300; use a number of days in that range.")]
    [InlineData(301, "301 is not between 1 and 300; use a number of days in that range.")]
    public void TheDaysHaveBounds(int days, string? problem) => Assert.Equal(problem, KubeconfigRenewal.DaysProblem(days));

    [Fact]
    public void UntilARenewalIsDueThereIsNothingToRun() => Assert.Null(KubeconfigScript.Renewal(HostSamples.Server, "").Create);

    [Fact]
    public void ARenewalRestartsOnceAndPrintsTheKubeconfig()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Put("root/etc/rancher/k3s/k3s.yaml", "the kubeconfig\n");
        host.Put("root/var/lib/rancher/k3s/server/tls/client-admin.crt", "old");
        host.Remove("calls");

        var first = Renew(host, "renewal 1");
        var restarts = host.Calls("systemctl restart");
        var again = Renew(host, "renewal 1");
        Renew(host, "renewal 2");

        Assert.Equal("the kubeconfig\n", first);
        Assert.Equal("the kubeconfig\n", again);
        Assert.Equal((1, 2), (restarts, host.Calls("systemctl restart")));
        Assert.False(host.Has("root/var/lib/rancher/k3s/server/tls/client-admin.crt"));
    }

    [Fact]
    public void AnUpgradeReadsNoKubeconfigAgain() =>
        Assert.Equal(KubeconfigScript.For(HostSamples.Server),
            KubeconfigScript.For(HostSamples.Server with { Version = HostSamples.Parse("v1.36.2+k3s1") }));

    [Fact]
    public void AnUpgradeRenewsNothing() =>
        Assert.Equal(
            KubeconfigScript.Renewal(HostSamples.Server, "renewal 1"),
            KubeconfigScript.Renewal(HostSamples.Server with { Version = HostSamples.Parse("v1.36.2+k3s1") }, "renewal 1"));

    private static string Renew(StandInHost host, string due)
    {
        var script = KubeconfigScript.Renewal(HostSamples.Server, due);
        return MarkedOutput.Parts(host.Create(script).Succeeded().Output)!["kubeconfig"];
    }
}
