using System.Diagnostics;
using K3sPulumi.Tests.Remedies;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Tests.PullRequests;

/// <summary>The script of the GitLab template, with a stand-in for <c>pulumi</c> and for GitLab's API.</summary>
public sealed class GitLabTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("k3spulumi-gitlab-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""{"steps":[]}""", 0, "### prod\n\nNo changes.\n")]
    [InlineData("""{"diagnostics":[{"message":"error: version: is required.","severity":"error"}]}""", 255, "is required.")]
    [InlineData("error: no stack named prod", 1, "The preview did not start; see the log of the job.")]
    [InlineData("", 1, "The preview did not start; see the log of the job.")]
    public async Task TheNoteOfAnEarlierPushIsReplaced(string json, int code, string note)
    {
        using var server = new CommentServer();
        server.Add("<!-- k3spulumi prod -->\nThe note of an earlier push.");

        Assert.Equal(code, await RunAsync(server, json, code));

        var body = Assert.Single(server.Bodies);
        Assert.StartsWith("<!-- k3spulumi prod -->\n", body, StringComparison.Ordinal);
        Assert.Contains(note, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATokenThatMayNotWriteDoesNotFailTheJob()
    {
        using var server = new CommentServer(status: 403);

        Assert.Equal(0, await RunAsync(server, """{"steps":[]}""", 0));
    }

    private async Task<int> RunAsync(CommentServer server, string json, int code)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "json"), json);
        var tool = typeof(Tool.Preview).Assembly.Location;
        Program("pulumi", $"cat '{_folder}/json'; exit {code}");
        Program("k3spulumi", $"exec dotnet '{tool}' \"$@\"");
        var start = new ProcessStartInfo("sh", ["-e", "-c", Script()])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in new[]
        {
            ("STACK", "prod"), ("WORK_DIR", "."), ("CI_MERGE_REQUEST_IID", "7"), ("CI_API_V4_URL", server.Address),
            ("CI_PROJECT_ID", "12"), ("GITLAB_TOKEN", "secret-1"),
        })
            start.Environment[name] = value;
        start.Environment.Remove("GITHUB_REPOSITORY");
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain("secret-1", text, StringComparison.Ordinal);
        return process.ExitCode;
    }

    /// <summary>The lines of the job after those that install something.</summary>
    private static string Script()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Messages.Top(), ".gitlab", "preview.yml"))));
        return string.Join('\n', ((YamlSequenceNode)yaml.Documents[0].RootNode[".k3spulumi-preview"]["script"])
            .Select(line => ((YamlScalarNode)line).Value!)
            .SkipWhile(line => !line.StartsWith("cd ", StringComparison.Ordinal)));
    }

    private void Program(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
