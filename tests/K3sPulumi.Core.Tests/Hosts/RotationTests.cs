using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Certificates;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Certificates on hosts: rotated once for each number, and reported.</summary>
public sealed class RotationTests
{
    private const string Leaf = "root/var/lib/rancher/k3s/agent/client-kubelet.crt";

    private static readonly HostNode Rotated = HostSamples.Server with { Rotation = 1 };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AnotherNumberRotatesOnceWhileTheServiceIsStopped(string shell)
    {
        using var host = Installed(HostSamples.Server, shell);

        host.Create(NodeScript.For(Rotated)).Succeeded().Says("stops k3s to rotate the certificates of this node");

        var calls = host.Get("calls").Split('\n').ToList();
        Assert.Equal(1, host.Calls("k3s certificate rotate --data-dir "));
        Assert.InRange(calls.FindIndex(call => call.Contains("certificate rotate", StringComparison.Ordinal)),
            calls.FindIndex(call => call.StartsWith("systemctl stop k3s", StringComparison.Ordinal)) + 1,
            calls.FindIndex(call => call.StartsWith("systemctl restart", StringComparison.Ordinal)));
        Assert.Equal("1\n", host.Get("root/var/lib/k3spulumi/rotation"));

        host.Create(NodeScript.For(Rotated)).Succeeded().Says("nothing to change");
        host.Create(NodeScript.For(HostSamples.Labeled(Rotated, "disk=ssd"))).Succeeded();
        Assert.Equal(1, host.Calls("k3s certificate rotate"));
        host.Create(NodeScript.For(Rotated with { Rotation = 2 })).Succeeded();
        Assert.Equal(2, host.Calls("k3s certificate rotate"));
    }

    [Fact]
    public void ANewNodeHasNewCertificatesAnyway()
    {
        using var host = new StandInHost().Serving();

        host.Create(NodeScript.For(Rotated)).Succeeded();

        Assert.Equal(0, host.Calls("k3s certificate"));
        Assert.Equal("1\n", host.Get("root/var/lib/k3spulumi/rotation"));
    }

    [Fact]
    [Trait("Shell", "any")]
    public void KilledAnywhereTheNextRunFinishesTheRotation()
    {
        using var whole = Installed(HostSamples.Server);
        whole.Remove("steps");
        whole.Create(NodeScript.For(Rotated)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), null);

        for (var cut = 2; cut < steps; cut += Math.Max(1, steps / 6))
        {
            using var host = Installed(HostSamples.Server);
            host.Remove("steps");
            host.Put("cut", $"{cut}\n");
            host.Create(NodeScript.For(Rotated)).Failed();
            host.Remove("cut");

            host.Create(NodeScript.For(Rotated)).Succeeded();
            Assert.InRange(host.Calls("k3s certificate rotate"), 1, 2);
            Assert.Equal("1\n", host.Get("root/var/lib/k3spulumi/rotation"));
            host.Create(NodeScript.For(Rotated)).Succeeded().Says("nothing to change");
        }
    }

    [Fact]
    public void AFailedRotationIsReportedAndTheServiceRunsAgain()
    {
        using var host = Installed(HostSamples.Server);
        host.Put("rotation-fails", "");

        host.Create(NodeScript.For(Rotated)).Failed().Says("k3s certificate rotate failed; its last lines:")
            .Says("no space left on device");

        Assert.Equal("active", host.Get("state").Trim());
        Assert.False(host.Has("root/var/lib/k3spulumi/rotation"));
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheRunReportsWhenTheCertificatesExpireWithoutOpenssl(string shell)
    {
        using var host = Installed(HostSamples.Server, shell);
        host.Command("openssl", "exit 127");
        var tls = "root/var/lib/rancher/k3s/server/tls";
        host.Put(Leaf, Certificate(2027, 3) + Certificate(2026, 1));
        host.Put($"{tls}/client-admin.crt", Certificate(2027, 5));
        host.Put($"{tls}/client-ca.nochain.crt", Certificate(2020, 5));
        host.Put($"{tls}/server-ca.crt", Certificate(2061, 7));
        host.Put($"{tls}/etcd/peer-ca.crt", Certificate(2035, 7));

        var report = CertificateReport.Read(host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Output);

        Assert.Equal(("client-kubelet.crt", "2027-03-01T00:00:00Z"), (report.Leaf?.Name, report.Leaf?.Text));
        Assert.Equal(["etcd/peer-ca.crt 2035-07-01T00:00:00Z", "server-ca.crt 2061-07-01T00:00:00Z"],
            report.Authorities.Select(authority => $"{authority.Name} {authority.Text}").Order());
    }

    private static StandInHost Installed(HostNode node, string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(node)).Succeeded();
        host.Remove("calls");
        host.Put(Leaf, Certificate(2027, 1));
        return host;
    }

    private static string Certificate(int year, int month)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero), new(year, month, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.ExportCertificatePem() + "\n";
    }
}
