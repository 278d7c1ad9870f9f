using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>
/// No secret in the arguments or the environment of any process, in any output, or in any file that others can read.
/// </summary>
public sealed class SecrecyTests
{
    private static readonly string[] Commands =
        ["awk", "basename", "cat", "cut", "date", "df", "dirname", "env", "find", "grep", "head", "ls", "readlink", "rmdir",
            "sed",
            "sha256sum", "sleep", "sort", "stat", "sync", "tail", "timeout", "tr", "wc", "flock"];

    [Fact]
    public void NoSecretLeavesTheScriptButIntoFilesOfRoot()
    {
        using var host = Watched();
        var node = HostSamples.Labeled(HostSamples.Server, "a=b") with
        {
            ConfigYaml = new($"token: {HostSamples.Token}\ndatastore-endpoint: postgres://k3s:hunter22@db/k3s\n"),
            Secrets = [new("postgres://k3s:hunter22@db/k3s")],
        };
        host.Put("journal",
            $"level=fatal msg=\"connect postgres://k3s:hunter22@db/k3s with hunter22 and {HostSamples.Token}\"\n");
        host.Put("ready", "False");

        var output = host.Create(PrepareScript.For(node)).Output + host.Create(NodeScript.For(node)).Failed().Output;
        host.Put("ready", "True");
        output += host.Create(NodeScript.For(node)).Succeeded().Output;
        var readable = ReadableByOthers(host.At("root"));
        output += host.Delete(NodeScript.For(node)).Succeeded().Output;

        Assert.True(host.Get("seen").Split('\n').Length > 500, "the commands are watched");
        foreach (var secret in (string[])[HostSamples.Token, "hunter22"])
        {
            Assert.DoesNotContain(secret, output, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, host.Get("seen"), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, host.Get("calls"), StringComparison.Ordinal);
            Assert.DoesNotContain(readable, text => text.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static StandInHost Watched()
    {
        var host = new StandInHost().Serving();
        foreach (var name in Commands)
        {
            var real = new[] { "/usr/bin", "/bin" }.Select(folder => $"{folder}/{name}").FirstOrDefault(File.Exists);
            if (real is not null)
                host.Command(name, $"{{ echo \"{name} $*\"; /usr/bin/env; }} >>\"$FAKE/seen\" 2>/dev/null\nexec {real} \"$@\"");
        }

        return host;
    }

    private static List<string> ReadableByOthers(string folder) =>
        OperatingSystem.IsWindows() ? [] : [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => (File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.GroupRead)) != 0)
            .Select(File.ReadAllText)];
}
