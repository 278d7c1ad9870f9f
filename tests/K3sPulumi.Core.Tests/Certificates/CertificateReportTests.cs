using K3sPulumi.Core.Certificates;

namespace K3sPulumi.Core.Tests.Certificates;

/// <summary>What a node's last run reported about its certificates.</summary>
public sealed class CertificateReportTests
{
    private const string Printed = """
        Welcome to alpha

        ===== k3spulumi certificates
        ca server/tls/server-ca.crt 20351128120000
        ca server/tls/etcd/peer-ca.crt 20350101000000
        leaf agent/client-kubelet.crt 20261201120000

        ===== k3spulumi end
        """;

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TheLeafThatExpiresFirstAndTheCaThatExpiresFirstAreRead()
    {
        var report = CertificateReport.Read(Printed);

        Assert.Equal(("client-kubelet.crt", "2026-12-01T12:00:00Z"), (report.Leaf!.Name, report.Leaf.Text));
        Assert.Equal(("etcd/peer-ca.crt", "2035-01-01T00:00:00Z"), (report.Authority!.Name, report.Authority.Text));
        Assert.Equal(2, report.Authorities.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nothing to change\n")]
    [InlineData("\n===== k3spulumi certificates\n\n===== k3spulumi end\n")]
    [InlineData("\n===== k3spulumi certificates\nleaf a.crt tomorrow\nca\n\n===== k3spulumi end\n")]
    [InlineData("\n===== k3spulumi certificates\nleaf a.crt 20261201120000\n")]
    public void OutputWithoutCertificatesIsIgnored(string? printed)
    {
        var report = CertificateReport.Read(printed);

        Assert.Null(report.Leaf);
        Assert.Null(report.Authority);
        Assert.Empty(report.Warnings("alpha", Now));
    }

    [Theory]
    [InlineData("2026-10-02T11:00:00Z", "")]
    [InlineData("2026-10-03T12:00:00Z", "the certificates of node alpha expire on 2026-12-01T12:00:00Z, as its last "
        + "update found: increase certificates.rotation by one and run pulumi up, or restart K3s there.")]
    [InlineData("2026-12-02T00:00:00Z", "the certificates of node alpha expired on 2026-12-01T12:00:00Z, as its last "
        + "update found: increase certificates.rotation by one and run pulumi up, or restart K3s there.")]
    [InlineData("2034-06-01T00:00:00Z", "the CA etcd/peer-ca.crt of node alpha expires on 2035-01-01T00:00:00Z, and K3s does not "
        + "renew it: replace the CAs of the cluster before (docs/certificates.md).")]
    public void WarningsComeSixtyDaysBeforeALeafAndAYearBeforeACaExpires(string now, string expected)
    {
        var warnings = CertificateReport.Read(Printed).Warnings("alpha", DateTimeOffset.Parse(now, null)).ToList();

        Assert.Equal(expected, warnings.LastOrDefault() ?? "");
    }
}
