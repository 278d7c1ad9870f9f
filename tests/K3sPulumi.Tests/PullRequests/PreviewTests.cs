using K3sPulumi.Tool;

namespace K3sPulumi.Tests.PullRequests;

public sealed class PreviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "the input is not JSON (line 1); pass the output of pulumi preview --json.")]
    [InlineData("Previewing update (prod):\n", "the input is not JSON (line 1); pass the output of pulumi preview --json.")]
    [InlineData("[]", "the input has neither steps nor diagnostics; pass the output of pulumi preview --json.")]
    [InlineData("{}", "the input has neither steps nor diagnostics; pass the output of pulumi preview --json.")]
    public void InvalidPreviewsAreRejected(string input, string message)
    {
        Assert.Equal(message, Assert.Throws<FormatException>(() => Preview.Parse(input)).Message);
    }

    [Fact]
    public void AFailedHookIsReportedWithoutTheWordsOfTheEngine()
    {
        const string Json = """
            {"diagnostics":[
              {"severity":"error","message":
                "error: before hook \"s:keep\" failed: rpc error: code = Unknown desc = servers: 3 to 1 loses the quorum."},
              {"urn":"","message":"error: Program exited with non-zero exit code: 1\n","severity":"error"},
              {"urn":"","message":"warning: one\n","severity":"warning"},
              {"urn":"","message":"only a note","severity":"info"}]}
            """;

        var summary = Summary.Of(Preview.Parse(Json), Now);

        Assert.Equal(["servers: 3 to 1 loses the quorum."], summary.Problems);
        Assert.Equal(["one"], summary.Warnings);
    }

    [Fact]
    public void TheThreeStepsOfAReplacementAreOneChange()
    {
        var preview = Preview.Parse($$"""
            {"steps":[{{Step("delete-replaced")}},{{Step("replace")}},{{Step("create-replacement")}}]}
            """);

        Assert.Equal(["replace"], preview.Steps.Select(step => step.Op));
        Assert.Equal("1 other resource.", Summary.Of(preview, Now).Headline());

        static string Step(string op) => $$"""{"op":"{{op}}","urn":"urn:pulumi:dev::p::aws:s3:Bucket::logs"}""";
    }

    [Theory]
    [InlineData("2026-03-20T00:00:00Z", "dev: kubeconfigExpiry is 2026-03-20.")]
    [InlineData("2026-02-20T00:00:00Z", "dev: kubeconfigExpiry was 2026-02-20.")]
    [InlineData("2027-02-20T00:00:00Z", null)]
    [InlineData("soon", null)]
    public void ACertificateNearItsEndIsARisk(string expiry, string? risk)
    {
        var preview = Preview.Parse("""
            {"steps":[{"op":"same","urn":"urn:pulumi:dev::p::k3s:index:K3sCluster::dev",
              "oldState":{"outputs":{"kubeconfigExpiry":"EXPIRY"}}}]}
            """.Replace("EXPIRY", expiry, StringComparison.Ordinal));

        Assert.Equal(risk is null ? [] : [risk], Summary.Of(preview, Now).Risks);
    }

    [Fact]
    public void TheCertificatesOfNodesAndTheCaAreRisksToo()
    {
        var preview = Preview.Parse("""
            {"steps":[{"op":"same","urn":"urn:pulumi:dev::p::k3s:index:K3sCluster::dev","oldState":{"outputs":
              {"authorityExpiry":"2026-03-02T00:00:00Z","certificateExpiries":{"s1":"2026-03-20T00:00:00Z"}}}}]}
            """);

        Assert.Equal(["dev: authorityExpiry is 2026-03-02.", "dev: certificateExpiries.s1 is 2026-03-20."],
            Summary.Of(preview, Now).Risks);
    }

    [Fact]
    public void TextOfAPreviewIsNeverMarkup()
    {
        var preview = Preview.Parse("""
            {"steps":[{"op":"create","urn":"urn:pulumi:dev::p::a:b:C::x|y`z"}],
             "diagnostics":[{"message":"warning: <script> | @somebody\n# title","severity":"warning"}]}
            """);

        var text = MarkdownText.Of(Summary.Of(preview, Now), "a | b", "m --> <b>");

        Assert.StartsWith("<!-- k3spulumi m--b -->\n### a \\| b\n", text, StringComparison.Ordinal);
        Assert.Contains(@"- \<script\> \| @" + "\u200bsomebody \\# title\n", text, StringComparison.Ordinal);
        Assert.Contains("- create `x\\|y'z` (`a:b:C`)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongSummaryIsCutWithANote()
    {
        var problem = string.Join("\\n", Enumerable.Repeat("a line of a problem that is long", 4_000));

        var text = MarkdownText.Of(
            Summary.Of(Preview.Parse($$"""{"diagnostics":[{"message":"{{problem}}","severity":"error"}]}"""), Now), "t", "m");

        Assert.InRange(text.Length, MarkdownText.Limit - 200, MarkdownText.Limit);
        Assert.EndsWith("```\n\n*The summary is too long and was cut here; see the log of the preview.*\n", text,
            StringComparison.Ordinal);
    }
}
