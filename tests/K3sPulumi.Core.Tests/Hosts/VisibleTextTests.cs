using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>What a preview shows.</summary>
public sealed class VisibleTextTests
{
    private static readonly HostNode Full = HostSamples.Server with
    {
        Generation = 2,
        Elevation = Elevation.Sudo,
        ConfigDropIns = [new("50-user.yaml", "0600", new("debug: true\n"))],
        Files = [new("/etc/rancher/k3s/registries.yaml", "0600", new("password: hunter22\n"))],
    };

    [Fact]
    public void TheTextsReadLikeConfiguration()
    {
        var (prepare, node) = (PrepareScript.For(Full), NodeScript.For(Full));
        var member =
            MemberScript.For(new() { Role = NodeRole.Agent, NodeName = "echo", Elevation = Elevation.SudoWith(new("hunter22")) });
        var kubeconfig = KubeconfigScript.For(Full);
        var renewal = KubeconfigScript.Renewal(Full, "renewal 1 of the certificate that ends on 2026-12-01T00:00:00Z");

        Golden.Matches("hosts/texts.txt",
            string.Join("\n---\n", prepare.Create, node.Create, node.Delete, member.Delete, kubeconfig.Create, renewal.Create)
                + "\n");
        Assert.Null(member.Create);
        Assert.Null(prepare.Delete);
        Assert.Null(kubeconfig.Delete);
    }

    [Fact]
    public void AChangedLabelIsAOneLineDiffNextToTheDigest()
    {
        var before = Lines(HostSamples.Server);
        var after = Lines(HostSamples.Labeled(HostSamples.Server, "disk=ssd"));

        Assert.Equal(["#   node-label:", "#   - disk=ssd"], after.Except(before).SkipLast(1));
        Assert.StartsWith("# digest, secrets included: ", after.Except(before).Last(), StringComparison.Ordinal);
        Assert.StartsWith("# digest, secrets included: ", Assert.Single(before.Except(after)), StringComparison.Ordinal);
    }

    [Fact]
    public void ALabelDoesNotTouchThePrepareCommand() =>
        Assert.Equal(PrepareScript.For(HostSamples.Server),
            PrepareScript.For(HostSamples.Labeled(HostSamples.Server, "disk=ssd")));

    [Fact]
    public void AChangedSecretShowsInTheDigestWhenTheTokenCannotBeGuessed()
    {
        var changed = Full with { Files = [new("/etc/rancher/k3s/registries.yaml", "0600", new("password: hunter23\n"))] };

        Assert.NotEqual(NodeScript.For(Full).Create, NodeScript.For(changed).Create);
        Assert.Equal(NodeScript.For(Full with { Token = new("short") }).Create,
            NodeScript.For(changed with { Token = new("short") }).Create);
        Assert.NotEqual(NodeScript.For(Full).Stdin, NodeScript.For(changed).Stdin);
    }

    [Fact]
    public void NothingInAVisibleConfigCanEscapeItsComment()
    {
        var node = HostSamples.Server with
        {
            VisibleConfig = "a: b\r\ntouch hacked\u0000\u000bx\n",
            NodeName = "x\ntouch hacked"
        };

        Assert.All(NodeScript.For(node).Create!.Split('\n')[..^1], line =>
            Assert.StartsWith("# ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void NoTextHoldsASecret()
    {
        foreach (var text in (string?[])[PrepareScript.For(Full).Create, NodeScript.For(Full).Create, NodeScript.For(Full).Delete,
            Full.ToString()])
        {
            Assert.DoesNotContain(HostSamples.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter22", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheInputStaysSmall() => Assert.InRange(NodeScript.For(Full).Stdin.Value.Length, 1, 4_000);

    private static string[] Lines(HostNode node) => NodeScript.For(node).Create!.Split('\n');
}
