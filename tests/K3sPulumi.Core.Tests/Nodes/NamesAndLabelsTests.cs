using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Nodes;

public sealed class NamesAndLabelsTests
{
    [Theory]
    [InlineData("alpha", null)]
    [InlineData("node-1.example.com", null)]
    [InlineData("1", null)]
    [InlineData("", "must not be empty; remove it, or use a name such as \"alpha\".")]
    [InlineData("localhost", "must not be \"localhost\", which every host is called; use a different name for each node.")]
    [InlineData("Alpha", "\"Alpha\" has capital letters; use \"alpha\".")]
    [InlineData("a_b",
        "\"a_b\" is not a valid DNS name; use lower-case letters, digits and \"-\", with a letter or digit at both ends.")]
    [InlineData("-a",
        "\"-a\" is not a valid DNS name; use lower-case letters, digits and \"-\", with a letter or digit at both ends.")]
    [InlineData("a\n",
        "\"a?\" is not a valid DNS name; use lower-case letters, digits and \"-\", with a letter or digit at both ends.")]
    public void NamesOfNodes(string name, string? problem) => Assert.Equal(problem, NodeNames.Problem(name));

    [Fact]
    public void ANodeNameMayHave63Characters()
    {
        Assert.Null(NodeNames.Problem(new('a', 63)));
        Assert.Contains("is longer than 63 characters", NodeNames.Problem(new('a', 64)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev", true)]
    [InlineData("a.b", false)]
    [InlineData("", false)]
    public void DnsLabels(string name, bool fine) => Assert.Equal(fine, DnsNames.LabelProblem(name) is null);

    [Theory]
    [InlineData("dev-server_1.x", true)]
    [InlineData("-dev", false)]
    [InlineData("a/b", false)]
    public void NamesInDocker(string name, bool fine) => Assert.Equal(fine, DockerNames.Problem(name) is null);

    [Theory]
    [InlineData("ubuntu", true)]
    [InlineData("svc.k3s-1", true)]
    [InlineData("-oProxyCommand", false)]
    [InlineData("", false)]
    [InlineData(" deploy", false)]
    [InlineData("a:b", false)]
    [InlineData("a\nb", false)]
    [InlineData("deploy@corp.example.com", true)]
    [InlineData("CORP\\deploy", true)]
    [InlineData("CORP\\build agent", true)]
    [InlineData("1000-deploy", true)]
    [InlineData("svc-k3s-of-the-platform-team-in-frankfurt", true)]
    [InlineData("jürgen", true)]
    public void NamesOfUsers(string name, bool fine) => Assert.Equal(fine, UserNames.Problem(name) is null);

    [Theory]
    [InlineData("disk=ssd", true)]
    [InlineData("disk=", true)]
    [InlineData("example.com/disk=ssd", true)]
    [InlineData("topology.kubernetes.io/zone=a", true)]
    [InlineData("node.kubernetes.io/anything=a", true)]
    [InlineData("disk", false)]
    [InlineData("di sk=ssd", false)]
    [InlineData("/disk=ssd", false)]
    [InlineData("Example.com/disk=ssd", false)]
    [InlineData("disk=s/d", false)]
    [InlineData("disk=-ssd", false)]
    [InlineData("node-role.kubernetes.io/worker=true", false)]
    [InlineData("kubernetes.io/role=worker", false)]
    [InlineData("a.k8s.io/b=c", false)]
    public void NodeLabels(string label, bool fine) => Assert.Equal(fine, Labels.Problem(label) is null);

    [Fact]
    public void ReservedLabelsNameTheWayRound() => Assert.Equal(
        "\"node-role.kubernetes.io/worker\" is reserved: a node that sets it for itself does not start; set it through the "
            + "Kubernetes API once the node has joined.",
        Labels.Problem("node-role.kubernetes.io/worker", "true"));

    [Theory]
    [InlineData("edge=true:NoSchedule", null)]
    [InlineData("CriticalAddonsOnly=true:NoExecute", null)]
    [InlineData("node-role.kubernetes.io/control-plane:NoSchedule", null)]
    [InlineData("edge=:PreferNoSchedule", null)]
    [InlineData("edge", "\"edge\" is not a valid taint; use key=value:NoSchedule (or :PreferNoSchedule, :NoExecute).")]
    [InlineData("edge=true", "\"edge=true\" is not a valid taint; use key=value:NoSchedule (or :PreferNoSchedule, :NoExecute).")]
    [InlineData("edge=true:noschedule",
        "\"edge=true:noschedule\" does not end with a known effect; use NoSchedule, PreferNoSchedule or NoExecute.")]
    [InlineData("a b=c:NoExecute",
        "\"a b=c:NoExecute\" has no valid key and value; use key=value:NoExecute, with letters, digits, \"-\", \"_\" and \".\" "
            + "in both.")]
    public void NodeTaints(string taint, string? problem) => Assert.Equal(problem, Taints.Problem(taint));

    [Fact]
    public void ATaintTwiceIsRefused()
    {
        Assert.Equal("has two taints with key and effect \"a:NoExecute\"; keep one.",
            Taints.DuplicateProblem(["a=1:NoExecute", "a=2:NoExecute"]));
        Assert.Null(Taints.DuplicateProblem(["a=1:NoExecute", "a=1:NoSchedule"]));
    }
}
