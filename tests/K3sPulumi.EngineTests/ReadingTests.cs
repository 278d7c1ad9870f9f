using K3sPulumi.EngineTests.Reading;

namespace K3sPulumi.EngineTests;

/// <summary>The tests' own reading of what the CLI prints.</summary>
public sealed class ReadingTests
{
    private static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    [Fact]
    public void APreviewListsItsChanges()
    {
        var preview = PreviewJson.Read("warning: a new version is there\n" + Fixture("preview.json"));

        Assert.Equal(["delete old", "replace prod-a0", "update prod-alpha-node"], preview.Changes);
        Assert.Equal(["create", "stdin"], preview.Steps.Single(step => step.Op == "update").Changed);
        Assert.Equal("command:remote:Command", preview.Steps.Single(step => step.Op == "update").Type);
        Assert.Equal(12, preview.Summary["same"]);
        Assert.Empty(preview.Errors);
    }

    [Fact]
    public void ARejectedPreviewListsItsErrors()
    {
        var preview = PreviewJson.Read(Fixture("refused.json"));

        Assert.StartsWith("Preview failed: before hook", Assert.Single(preview.Errors), StringComparison.Ordinal);
        Assert.Empty(preview.Summary);
    }

    [Fact]
    public void TheOperationsOfARunAreListed()
    {
        var run = ProgressText.Read(Fixture("up.txt"));

        Assert.Equal(
            [
                "created dev-network", "created dev-server-0-ready", "updated prod-a0-node", "deleted original dev-agent-1",
                "created replacement dev-agent-1", "deleted old-data", "created lab-dev",
            ],
            run.Operations);
        Assert.Equal(["+ 4 created", "~ 1 updated", "2 errored"], run.Counts);
        Assert.Contains("host b has 1 problem:", run.Diagnostics, StringComparison.Ordinal);
        Assert.DoesNotContain("kubeconfig", run.Diagnostics, StringComparison.Ordinal);
        Assert.Contains(run.Rows, row => row is { Name: "prod-b-prepare", State: "**creating failed**" });
    }

    [Fact]
    public void TheStatusLinesOfAResourceAreListed()
    {
        var run = ProgressText.Read(Fixture("up.txt"));

        Assert.Equal(
            [
                "waiting up to 300 s until node dev-server-0 is Ready", "still waiting for node dev-server-0 (14 s)",
                "node dev-server-0 is Ready",
            ],
            run.LinesOf("dev-server-0-ready"));
        Assert.Equal(["waits for node a0"], run.LinesOf("prod-a0-node"));
        Assert.Empty(run.LinesOf("dev-network"));
    }

    [Fact]
    public void AStateWithoutSecretsInClearHasNoLeaks()
    {
        var state = State("sh -s -- apply");

        Assert.Equal(
            ["clusters: [one of them]", "key line one\nkey line two", "long-enough-token"],
            state.Secrets.Order(StringComparer.Ordinal));
        Assert.Empty(state.Leaks);
    }

    [Theory]
    [InlineData("echo long-enough-token")]
    [InlineData("echo bG9uZy1lbm91Z2gtdG9rZW4=")]
    [InlineData("key line one\\nkey line two")]
    public void ASecretInClearIsFound(string create) => Assert.Single(State(create).Leaks);

    /// <summary>The address is in other texts too: that it stands in a secret connection does not make it one.</summary>
    [Fact]
    public void AnAddressIsNotASecret() => Assert.Empty(State("ping 198.51.100.111").Leaks);

    [Fact]
    public void ANodeCountsWithAllThatBelongsToIt()
    {
        var (small, big) = (State("x").BytesPerNode, State("x" + new string('y', 1000)).BytesPerNode);

        Assert.Equal(["prod-a0"], small.Keys);
        Assert.Equal(1000, big["prod-a0"] - small["prod-a0"]);
    }

    private static Checkpoint State(string create)
    {
        var text = Fixture("state.json").Replace("CREATE", create, StringComparison.Ordinal);
        var encrypted = Fill(text, "\"ciphertext\": \"v1:abc\"", "\"ciphertext\": \"v1:def\"", "\"ciphertext\": \"v1:ghi\"");
        return new(encrypted, Fill(text,
            Plaintext("\"clusters: [one of them]\""),
            Plaintext("{\"host\":\"198.51.100.111\",\"privateKey\":\"key line one\\nkey line two\"}"),
            Plaintext("\"long-enough-token\"")));
    }

    private static string Fill(string text, string kubeconfig, string connection, string token) => text
        .Replace("KUBECONFIG", kubeconfig, StringComparison.Ordinal)
        .Replace("CONNECTION", connection, StringComparison.Ordinal)
        .Replace("TOKEN", token, StringComparison.Ordinal);

    private static string Plaintext(string json) => $"\"plaintext\": {System.Text.Json.JsonSerializer.Serialize(json)}";
}
