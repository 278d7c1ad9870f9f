using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Drift;

public sealed class ContainerDriftTests
{
    private const string Path = "/etc/rancher/k3s/config.yaml";

    private static readonly HostFile File = new(Path, "0600", new("token: secret\n"));

    private static readonly ContainerAsked Node = ContainerAsked.Of("k3s-0",
        new() { Image = "rancher/k3s:v1", Command = ["server"], Labels = new Dictionary<string, string> { ["a"] = "1" } },
        new ShownFiles("token: [secret]\n", "digests\n"), [File],
        new NodeAsked(NodeRole.Server, "echo", ["disk=ssd"], [], BringsNetwork: false), "text");

    private static readonly ContainerAsked Service = Node with { Node = null };

    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "exited unless-stopped rancher/k3s:v1", "", "The container k3s-0 is not running (exited).", "Restart" },
        { "running no rancher/k3s:v1", "right",
            "The container k3s-0 does not start with its engine (its restart policy is no).", "Script" },
        { "running unless-stopped rancher/k3s:v1", $"missing {Path}", $"{Path} is missing.", "Replace" },
        { "running unless-stopped rancher/k3s:v1", $"file 0600 other {Path}", $"{Path} was changed.", "Replace" },
        { "running unless-stopped rancher/k3s:v1", "mode", $"{Path} has mode 0644 instead of 0600.", "Replace" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void EachChangeIsOneFindingWithItsRemedy(string state, string file, string text, string remedy)
    {
        var finding = Assert.Single(Findings(Node, state, file));

        Assert.Equal((text, remedy), (finding.Text, $"{finding.Remedy}"));
    }

    [Fact]
    public void AContainerThatIsWhatWasAskedHasNoFindings() =>
        Assert.Empty(Findings(Node, "running unless-stopped rancher/k3s:v1", "right"));

    [Fact]
    public void AServiceHasNoStepThatWouldStartItSoItIsReplaced() => Assert.All(
        Findings(Service, "exited no rancher/k3s:v1", ""), finding => Assert.Equal(DriftRemedy.Replace, finding.Remedy));

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    [InlineData(null, 0)]
    public void AnotherImageIsAnotherContainerUnlessThisUpdateChangesIt(bool? isChanging, int findings) => Assert.Equal(findings,
        Findings(Node, "running unless-stopped rancher/k3s:v2", "right", isChanging).Count);

    [Fact]
    public void TheNodeObjectIsComparedAsOnHosts()
    {
        var node = """
            { "metadata": { "labels": {} },
              "status": { "conditions": [ { "type": "Ready", "status": "False" } ], "nodeInfo": { "kubeletVersion": "v1" } } }
            """;
        var findings = Findings(Node, "running unless-stopped rancher/k3s:v1", "right", node: node);

        Assert.Equal(["The node is not Ready (its condition is False).", "The node does not have the label disk=ssd."],
            findings.Select(finding => finding.Text));
        Assert.Equal(["Restart", "Script"], findings.Select(finding => $"{finding.Remedy}"));
    }

    [Fact]
    public void AReplacementIsNotARestartAndStaysTheContainersLabel()
    {
        var first = DriftRecord.None.Next([new("a", DriftRemedy.Replace), new("b", DriftRemedy.Restart)]);
        var second = first.Next([new("c", DriftRemedy.Restart)]);

        Assert.Equal((1, false, 1), (first.Number, first.Restarts, first.Replaced));
        Assert.Equal((2, true, 1), (second.Number, second.Restarts, second.Replaced));
        Assert.Equal(second, DriftRecord.From(second.ToText()));
        Assert.Equal("1", second.Labels["k3spulumi.repair"]);
        Assert.Empty(DriftRecord.None.Labels);
    }

    [Fact]
    public void NoContentOfAFileIsAsked() => Assert.DoesNotContain("secret",
        string.Join(' ', [.. ContainerQuestions.Inside(Node).Arguments, ContainerQuestions.Inside(Node).Input]),
        StringComparison.Ordinal);

    private static IReadOnlyList<DriftFinding> Findings(ContainerAsked asked, string state, string file, bool? isChanging = false,
        string node = "")
    {
        var placed = file switch
        {
            "right" => $"file 0600 {Digest.Of(File.Content.Value)} {Path}",
            "mode" => $"file 0644 {Digest.Of(File.Content.Value)} {Path}",
            _ => file,
        };
        var inside = $"\n===== k3spulumi facts\n{placed}\n===== k3spulumi node\n{node}\n===== k3spulumi end\n";
        var labels = System.Text.Json.JsonSerializer.Serialize(asked.Labels);
        return ContainerDrift.Findings(asked, NodeFacts.From(ContainerQuestions.Facts($"{state}\n{labels}", inside))!, isChanging,
            DateTimeOffset.UnixEpoch);
    }
}
