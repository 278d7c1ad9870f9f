using K3sPulumi.EngineTests.Stacks;

namespace K3sPulumi.EngineTests;

/// <summary>What the tests make of the examples and of the file of hosts.</summary>
public sealed class StacksTests
{
    private const string HostsFile = """
        {
          "user": "ubuntu", "privateKeyFile": "/keys/id_ed25519", "version": "v1.36.1+k3s1",
          "hosts": [{ "name": "alpha", "address": "10.0.0.11", "hostKey": "ssh-ed25519 AAAA" }]
        }
        """;

    [Theory]
    [InlineData("quickstart", 3)]
    [InlineData("docker-ha", 4)]
    public void EachNodeRunsTheGivenImage(string name, int nodes)
    {
        using var example = ExampleCopy.Of(name).WithImage("registry.example:5000/k3s:v1.35.2-k3s1");

        var text = File.ReadAllText(example.Program);
        Assert.Equal(nodes, text.Split("Image = \"registry.example:5000/k3s:v1.35.2-k3s1\"").Length - 1);
        Assert.Contains("Version = \"v1.35.2+k3s1\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOlderVersionIsOfTheMinorVersionBefore() => Assert.Equal("v1.35.0+k3s1", Edits.Older("v1.36.1+k3s1"));

    [Fact]
    public void AnAgentGetsALabel()
    {
        using var example = ExampleCopy.Of("docker-ha").WithImage("rancher/k3s:v1.36.1-k3s1").WithLabelOnAgents();

        Assert.Contains(
            "Agents = [new() { NodeLabels = { [\"disk\"] = \"ssd\" }, Docker = new() { Image = \"rancher/k3s:v1.36.1-k3s1\" } }]",
            File.ReadAllText(example.Program), StringComparison.Ordinal);
    }

    /// <summary>What the tests edit in the examples for hosts is there.</summary>
    [Theory]
    [InlineData("quickstart", "Agents = [")]
    [InlineData("ssh-cluster", "NodeName = host.Name,", "Agents = nodes[1..]")]
    [InlineData("ha-postgres-ssh", "\"ubuntu\"", "NodeName = name,", ", Node(\"foxtrot\", \"10.0.0.22\")")]
    public void TheExamplesContainTheTextsThatAreEdited(string name, params string[] texts)
    {
        using var example = ExampleCopy.Of(name).WithVersion("v1.35.2+k3s1");

        Assert.All(texts, text => example.With(text, ""));
    }

    [Fact]
    public void ACopyHasAProjectAndNoConfiguration()
    {
        using var example = ExampleCopy.Of("quickstart");

        Assert.Equal("name: quickstart\nruntime: dotnet\n", File.ReadAllText(Path.Combine(example.Folder, "Pulumi.yaml")));
        Assert.Empty(Directory.GetFiles(example.Folder, "Pulumi.*.yaml"));
    }

    [Fact]
    public void AMissingTextIsAnError()
    {
        using var example = ExampleCopy.Of("quickstart");

        Assert.Throws<InvalidOperationException>(() => example.With("no such text", ""));
    }

    [Fact]
    public void HostsComeFromAFile()
    {
        var hosts = Hosts.Read(HostsFile);

        Assert.Equal("ubuntu", hosts.User);
        Assert.Equal(new Host("alpha", "10.0.0.11", "ssh-ed25519 AAAA"), Assert.Single(hosts.All));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "user": "ubuntu", "privateKeyFile": "/k", "hosts": [{ "name": "alpha" }] }""")]
    [InlineData("""{ "user": "ubuntu", "keyFile": "/k", "hosts": [] }""")]
    [InlineData("not JSON")]
    public void AnIncompleteFileIsRejected(string text) => Assert.Throws<FormatException>(() => Hosts.Read(text));
}
