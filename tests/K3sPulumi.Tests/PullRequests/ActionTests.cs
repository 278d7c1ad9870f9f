using System.Diagnostics;
using K3sPulumi.Tests.Remedies;

namespace K3sPulumi.Tests.PullRequests;

/// <summary>The script of the action, with a stand-in for <c>pulumi</c> and for GitHub's API.</summary>
public sealed class ActionTests : IDisposable
{
    private const string Changed = """{"steps":[{"op":"create","urn":"urn:pulumi:prod::p::a:b:C::thing"}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("k3spulumi-action-").FullName;

    public void Dispose() => Child.Delete(_folder);

    [Fact]
    public async Task APreviewIsCommentedAndASecondOneUpdatesTheComment()
    {
        using var server = new CommentServer();

        var first = await RunAsync(server, Changed, 0);
        var second = await RunAsync(server, """{"steps":[]}""", 0);

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("The comment was created.", first.Text, StringComparison.Ordinal);
        Assert.Contains("The comment was updated.", second.Text, StringComparison.Ordinal);
        Assert.Equal(["<!-- k3spulumi prod -->\n### prod\n\nNo changes.\n"], server.Bodies);
        Assert.Contains("1 other resource.", await JobSummaryAsync(), StringComparison.Ordinal);
        Assert.Equal("preview --stack prod --non-interactive --json --show-sames\n",
            await File.ReadAllTextAsync(Path.Combine(_folder, "arguments")));
    }

    [Fact]
    public async Task ARejectedPreviewIsCommentedAndFailsTheJob()
    {
        using var server = new CommentServer();

        const string Rejected = """{"diagnostics":[{"message":"error: version: is required.","severity":"error"}]}""";

        var run = await RunAsync(server, Rejected, 255);

        Assert.Equal(255, run.Code);
        Assert.Contains("version: is required.", Assert.Single(server.Bodies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APreviewThatDoesNotStartSaysSo()
    {
        using var server = new CommentServer();

        var run = await RunAsync(server, "error: no stack named prod", 1);

        Assert.Equal(1, run.Code);
        var body = Assert.Single(server.Bodies);
        Assert.Contains("The preview did not start; see the log of the job.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheRightToCommentTheSummaryIsInTheJob()
    {
        using var server = new CommentServer(status: 403);

        var run = await RunAsync(server, Changed, 0);

        Assert.Equal(0, run.Code);
        Assert.Contains("No comment was written; the summary is in the job summary.", run.Text, StringComparison.Ordinal);
        Assert.Contains("### prod", await JobSummaryAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", run.Text, StringComparison.Ordinal);
    }

    private Task<string> JobSummaryAsync() => File.ReadAllTextAsync(Path.Combine(_folder, "summary"));

    private async Task<(int Code, string Text)> RunAsync(CommentServer server, string json, int code)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "event"), """{"pull_request":{"number":7}}""");
        await File.WriteAllTextAsync(Path.Combine(_folder, "json"), json);
        var tool = typeof(Tool.Preview).Assembly.Location;
        Program("pulumi", $"printf '%s\\n' \"$*\" >'{_folder}/arguments'; cat '{_folder}/json'; exit {code}");
        Program("k3spulumi", $"exec dotnet '{tool}' \"$@\"");
        var start = new ProcessStartInfo("sh", [Script()]);
        start.Environment["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in new[]
        {
            ("STACK", "prod"), ("TITLE", ""), ("COMMENT", "true"), ("RUNNER_TEMP", _folder), ("GITHUB_REPOSITORY", "o/r"),
            ("GITHUB_API_URL", server.Address), ("GITHUB_EVENT_PATH", Path.Combine(_folder, "event")),
            ("GITHUB_TOKEN", "secret-1"),
            ("GITHUB_STEP_SUMMARY", Path.Combine(_folder, "summary")), ("GITHUB_OUTPUT", Path.Combine(_folder, "output")),
        })
            start.Environment[name] = value;
        var (exitCode, output, errors) = await Task.Run(() => Child.Run(start));
        return (exitCode, output + errors);
    }

    private void Program(string name, string text) => Child.Program(Path.Combine(_folder, name), $"#!/bin/sh\n{text}\n");

    private static string Script() => Path.Combine(Messages.Top(), ".github", "actions", "preview", "preview.sh");
}
