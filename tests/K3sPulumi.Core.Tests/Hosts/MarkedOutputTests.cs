using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>The output of a script is found whatever a login shell prints around it.</summary>
public sealed class MarkedOutputTests
{
    private const string Whole = "\n===== k3spulumi kubeconfig\na: 1\nb: 2\n\n===== k3spulumi end\n";

    [Theory]
    [InlineData("")]
    [InlineData("Welcome to host-1\n")]
    [InlineData("Welcome without a line break")]
    [InlineData("===== Welcome =====\r\n")]
    public void NoiseBeforeAndAfterIsNotPartOfIt(string noise) =>
        Assert.Equal("a: 1\nb: 2\n", MarkedOutput.Parts($"{noise}{Whole}{noise}")!["kubeconfig"]);

    [Fact]
    public void LineBreaksOfATerminalAreNotPartOfIt() =>
        Assert.Equal("a: 1\nb: 2\n", MarkedOutput.Parts(Whole.Replace("\n", "\r\n", StringComparison.Ordinal))!["kubeconfig"]);

    [Theory]
    [InlineData("")]
    [InlineData("Welcome\n")]
    [InlineData("\n===== k3spulumi kubeconfig\na: 1\n")]
    [InlineData("\n===== k3spulumi kubeconfig\na: 1\n===== k3spulumi en")]
    public void WhatHasNoEndIsNothing(string printed) => Assert.Null(MarkedOutput.Parts(printed));

    [Fact]
    public void TheLastCompleteOutputCounts() =>
        Assert.Equal("new\n",
            MarkedOutput.Parts("===== k3spulumi ca\nold\n===== k3spulumi end\n===== k3spulumi ca\nnew\n===== k3spulumi "
                + "end\n===== k3spulumi ca\nhal")!["ca"]);

    [Fact]
    public void ATruncatedKubeconfigIsNotAKubeconfig()
    {
        Assert.Null(Kubeconfig.TryParsePrinted("Welcome\n===== k3spulumi kubeconfig\napiVersion: v1\n", out var why));
        Assert.Equal("was truncated in transit; run pulumi up again to read it again.", why);
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheServersKubeconfigComesThroughShellsThatTalk(string shell)
    {
        using var host = new StandInHost(shell);
        host.Put("root/etc/rancher/k3s/k3s.yaml", "users:\n- user:\n    client-key-data: AAAA\n");
        var script = KubeconfigScript.For(HostSamples.Server);

        var printed = host.Run($"printf 'Welcome to host-1'\n{script.Create}", script.Stdin.Value).Succeeded().Output;

        Assert.Equal("users:\n- user:\n    client-key-data: AAAA\n", MarkedOutput.Parts(printed)!["kubeconfig"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("users:\n- user:\n    client-key-data: AAA")]
    public void AKubeconfigThatIsBeingWrittenIsWaitedFor(string half)
    {
        using var host = new StandInHost();
        host.Put("root/etc/rancher/k3s/k3s.yaml", half);

        host.Create(KubeconfigScript.For(HostSamples.Server)).Failed()
            .Says($"k3s.yaml does not exist after {HostSamples.ReadySeconds} s");
    }
}
