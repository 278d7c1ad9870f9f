using System.Text.RegularExpressions;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests;

namespace K3sPulumi.Tests;

public sealed class GraphTests
{
    [Fact]
    public async Task DockerClusterInPreview()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => Programs.Docker()));

        Assert.Empty(result.Errors);
        Golden.Matches("docker-preview.txt", result.Tree());
    }

    [Fact]
    public async Task DockerClusterInUpdate()
    {
        var result = await Programs.UpAsync(Programs.Stack(() => Programs.Docker()));

        Golden.Matches("docker-update.txt", result.Tree());
    }

    /// <summary>Each release has other scripts, and each machine another path to them.</summary>
    private static string WithoutScripts(string tree) =>
        Regex.Replace(tree, $"asset .*{ScriptLibrary.Digest}", "asset [scripts]")
            .Replace(ScriptLibrary.Digest, "[digest]", StringComparison.Ordinal);

    [Fact]
    public async Task SshClusterInPreview()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => Programs.Ssh()));

        Assert.Empty(result.Errors);
        Golden.Matches("ssh-preview.txt", WithoutScripts(result.Tree()));
    }
}
