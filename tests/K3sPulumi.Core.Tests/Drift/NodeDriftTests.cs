using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Drift;

public sealed class NodeDriftTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("server/tls/serving-kube-apiserver.crt", 31, null, null)]
    [InlineData("server/tls/serving-kube-apiserver.crt", 29, "The certificate PATH expires on 2030-01-30.", "Restart")]
    [InlineData("agent/client-kubelet.crt", -1, "The certificate PATH expired on 2029-12-31.", "Restart")]
    [InlineData("server/tls/server-ca.crt", 10,
        "The certificate PATH expires on 2030-01-11; it is a CA, which K3s does not renew: rotate it.", "User")]
    public void ACertificateNearItsEndIsAFinding(string path, int days, string? text, string? remedy)
    {
        var findings = Findings($"installed yes\nstamp same\nstate active",
            $"certificate /data/{path}\n{Certificate(Now.AddDays(days))}");

        Assert.Equal(text?.Replace("PATH", $"/data/{path}", StringComparison.Ordinal), findings.SingleOrDefault()?.Text);
        Assert.Equal(remedy, findings.SingleOrDefault()?.Remedy.ToString());
    }

    [Fact]
    public void WhatIsNotACertificateIsAProblem() => Assert.Equal("/data/agent/x.crt is not a valid certificate.",
        Assert.Single(Findings("installed yes\nstamp same", "certificate /data/agent/x.crt\nrubbish")).Text);

    [Fact]
    public void AnAgentCannotSetItsTaintsItself()
    {
        var finding = Assert.Single(NodeDrift.Findings(HostSamples.Agent with { Taints = ["edge=yes:NoExecute"] },
            Facts("installed yes\nstamp same\nstate active\nkubelet v1.36.1+k3s1\nready True"), null, Now));

        Assert.Equal(DriftRemedy.User, finding.Remedy);
        Assert.EndsWith("run kubectl taint node echo edge=yes:NoExecute --overwrite.", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnApiThatDoesNotAnswerSaysNothingOfTheNode() => Assert.Empty(NodeDrift.Findings(
        HostSamples.Agent with { Labels = ["disk=ssd"] }, Facts("installed yes\nstamp same\nstate active"), null, Now));

    [Fact]
    public void ANodeThatWasDeletedIsRegisteredAgainByARestart()
    {
        var finding = Assert.Single(NodeDrift.Findings(HostSamples.Server, NodeFacts.From(
            "\n===== k3spulumi facts\ninstalled yes\nstamp same\nstate active\n"
            + "===== k3spulumi node\n{}\n===== k3spulumi end\n")!, null, Now));

        Assert.Equal(("The node is not in the cluster.", DriftRemedy.Restart), (finding.Text, finding.Remedy));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Welcome\n\n===== k3spulumi facts\ninstalled yes\n")]
    [InlineData("\n===== k3spulumi other\n\n===== k3spulumi end\n")]
    public void IncompleteOutputIsIgnored(string printed) => Assert.Null(NodeFacts.From(printed));

    [Fact]
    public void ARecordOutlastsItsText()
    {
        var record = DriftRecord.None with { Digest = "abc" };
        var next = record.Next(
            [new("A was changed.", DriftRemedy.Script), new("B.", DriftRemedy.User), new("C.", DriftRemedy.Restart)]);

        Assert.Equal(new DriftRecord(1, true, "A was changed. C.", "abc"), next);
        Assert.Equal(next, DriftRecord.From(next.ToText()));
        Assert.Equal(("1 restart", "repair 1: A was changed. C."), (next.Word, next.Line));
        Assert.Same(next, next.Next([]));
        Assert.Equal(2, next.Next([new("A was changed.", DriftRemedy.Script)]).Number);
        Assert.Equal(DriftRecord.None, DriftRecord.From(null));
        Assert.Equal(DriftRecord.None, DriftRecord.From("rubbish"));
    }

    private static IReadOnlyList<DriftFinding> Findings(string facts, string certificates) =>
        NodeDrift.Findings(HostSamples.Server, Facts(facts, certificates), null, Now);

    private static NodeFacts Facts(string facts, string certificates = "") => NodeFacts.From(
        $"\n===== k3spulumi facts\n{facts}\n\n===== k3spulumi certificates\n{certificates}\n\n===== k3spulumi end\n")!;

    private static string Certificate(DateTimeOffset end)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=k3s", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(end.AddDays(-365), end);
        return certificate.ExportCertificatePem();
    }
}
