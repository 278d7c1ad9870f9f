using System.Text;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Credentials;

/// <summary>Kubeconfigs and join tokens that the cluster issues, on the host of its first server.</summary>
public sealed class IssueTests
{
    private const string Ca = "root/var/lib/rancher/k3s/server/tls/server-ca.crt";

    private static readonly IssuePlace Place = new IssueOnHost(HostSamples.Server);

    private static readonly KubeconfigSpec Ci = new("ci") { Groups = Value.List("view"), Days = Value<int>.Of(30) };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AKubeconfigIsSignedByTheClusterAndMayDoWhatItsRolesMay(string shell)
    {
        using var host = Running(shell);

        var ran = host.Create(IssueScript.Kubeconfig(Place, Ci, due: null)).Succeeded();

        var kubeconfig = MarkedOutput.Parts(ran.Output)!["kubeconfig"];
        Assert.Contains("client-certificate-data: c2lnbmVk\n", kubeconfig, StringComparison.Ordinal);
        Assert.Contains($"certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes("the CA\n"))}\n", kubeconfig,
            StringComparison.Ordinal);
        var key = kubeconfig.Split("client-key-data: ")[1].Split('\n')[0];
        Assert.StartsWith("-----BEGIN EC PRIVATE KEY-----", Encoding.UTF8.GetString(Convert.FromBase64String(key)),
            StringComparison.Ordinal);
        Assert.Contains("signerName: kubernetes.io/kube-apiserver-client\n  expirationSeconds: 2592000\n", host.Get("csr"),
            StringComparison.Ordinal);
        Assert.Contains("name: \"k3spulumi:ci:view\"\n  labels: {k3spulumi/kubeconfig: \"ci\"}\n", host.Get("bindings"),
            StringComparison.Ordinal);
        Assert.Contains("certificate approve k3spulumi-ci\n", host.Get("calls"), StringComparison.Ordinal);
        Assert.Contains("delete clusterrolebinding k3spulumi:ci:edit", host.Get("calls"), StringComparison.Ordinal);
        Assert.DoesNotContain("delete clusterrolebinding k3spulumi:ci:view", host.Get("calls"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(host.At("root/run"), "k3spulumi.*.??????"));
    }

    [Fact]
    public void ARoleThatIsNotThereIsSaidBeforeAnythingIsSigned()
    {
        using var host = Running();

        host.Create(IssueScript.Kubeconfig(Place, Ci with { Groups = Value.List("auditor") }, due: null)).Failed()
            .Says("the cluster has no ClusterRole auditor: create it first");

        Assert.False(host.Has("csr"));
    }

    [Fact]
    public void AKubeconfigThatIsRemovedLosesItsRights()
    {
        using var host = Running();

        host.Delete(IssueScript.Kubeconfig(Place, Ci, due: null)).Succeeded();

        Assert.Contains("delete clusterrolebindings -l k3spulumi/kubeconfig=ci", host.Get("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void ARenewalRunsOnlyWhenItIsDueAndWithdrawsNothing()
    {
        var renewal = IssueScript.Kubeconfig(Place, Ci, "renewal 1");

        Assert.Null(IssueScript.Kubeconfig(Place, Ci, "").Create);
        Assert.Contains("# renewal 1\n", renewal.Create, StringComparison.Ordinal);
        Assert.Null(renewal.Delete);
        var end = new DateTimeOffset(2027, 3, 4, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal("", KubeconfigRenewal.Due(end, 10, end.AddDays(-11), 30));
        Assert.StartsWith("renewal 1 ", KubeconfigRenewal.Due(end, 10, end.AddDays(-10), 30), StringComparison.Ordinal);
        Assert.StartsWith("renewal 2 ", KubeconfigRenewal.Due(end, 10, end.AddDays(10), 30), StringComparison.Ordinal);
    }

    [Fact]
    public void AJoinTokenTakesThePlaceOfTheOneBeforeIt()
    {
        using var host = Running();
        host.Put("tokens", "TOKEN TTL EXPIRES USAGES DESCRIPTION EXTRA GROUPS\n"
            + "aaaaaa 1h 2027-01-01T00:00:00Z signing edge (k3spulumi prod/edge) x\n"
            + "bbbbbb 1h 2027 signing other (k3spulumi prod/edge-2) x\n");
        var script = IssueScript.JoinToken(Place, "prod", new("edge") { Ttl = Value<string>.Of("2h") });

        var ran = host.Create(script).Succeeded();
        host.Delete(script).Succeeded();

        Assert.Equal($"K10{new string('0', 64)}::abcdef.0123456789abcdef", IssueScript.Part(ran.Output, "token"));
        Assert.Contains("--ttl 2h --description for agents that join (k3spulumi prod/edge)\n", host.Get("calls"),
            StringComparison.Ordinal);
        Assert.Equal(2, host.Get("calls").Split("aaaaaa").Length - 1);
        Assert.DoesNotContain("bbbbbb", host.Get("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAStoppedContainerHasIssuedIsNotTakenForTakenBack()
    {
        using var host = new StandInHost();
        var script = IssueScript.Kubeconfig(new IssueInContainer("dev-server-0"), Ci, due: null);

        host.Command("docker", "case \"$1\" in inspect) echo exited ;; esac");
        host.Run(script.Delete!, script.Stdin.Value).Failed().Says("container dev-server-0 does not run, so it cannot take back "
            + "what it issued: start it ('docker start dev-server-0'), then run again.");

        host.Command("docker", "case \"$1\" in inspect) exit 1 ;; esac");
        host.Run(script.Delete!, script.Stdin.Value).Succeeded().Says("there is no container dev-server-0: nothing to take back");
    }

    private static StandInHost Running(string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Put(Ca, "the CA\n");
        host.Put("signed", "c2lnbmVk");
        host.Remove("calls");
        return host;
    }
}
