using System.Diagnostics;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class LiveSshTests(LocalSshd sshd) : IClassFixture<LocalSshd>
{
    private const string Command = "command:remote:Command";

    private static async Task<RunResult> UpAsync(Func<ScriptedProgram, Task> program, Snapshot? state = null)
    {
        await using var engine = Engine.Live();
        return await engine.RunAsync(ScriptedProgram.Of(program), state);
    }

    private Task<RunResult> RunAsync(string create, string stdin = "", params (string Key, object? Value)[] connection) =>
        UpAsync(program => program.CustomAsync(Command, "it", new()
        {
            ["connection"] = sshd.Connection(connection),
            ["create"] = create,
            ["stdin"] = new SecretValue(new StringValue(stdin)),
        }));

    [SshFact]
    public async Task ACommandGetsItsInputAndBothOutputsComeBack()
    {
        var before = sshd.Logins;

        var result = await RunAsync("cat; echo problem >&2", "first\nsecond\n");

        Assert.Empty(result.Errors);
        Assert.Equal("first\nsecond", result.Resource("it").Outputs.Text("stdout"));
        Assert.Equal("problem", result.Resource("it").Outputs.Text("stderr"));
        Assert.Equal(1, result.SshConnections);
        Assert.Equal(before + 1, sshd.Logins);
    }

    /// <summary>The provider reads it with Go's library, whatever ssh on this machine can read.</summary>
    [SshFact]
    public async Task AKeyInPkcs8IsReadAsByTheProvider()
    {
        var key = sshd.UserKey.Split('\n');
        var bytes = Convert.FromBase64String(string.Concat(key[1..^2]));
        var secret = bytes.AsSpan(bytes.AsSpan().LastIndexOf("ssh-ed25519"u8) + 11 + 4 + 32 + 4, 32);
        byte[] pkcs8 = [.. Convert.FromHexString("302e020100300506032b657004220420"), .. secret];

        var result = await RunAsync("echo reached", "", ("privateKey",
            $"-----BEGIN PRIVATE KEY-----\n{Convert.ToBase64String(pkcs8)}\n-----END PRIVATE KEY-----\n"));

        Assert.Empty(result.Errors);
        Assert.Equal("reached", result.Resource("it").Outputs.Text("stdout"));
    }

    [SshFact]
    public async Task AFailureShowsTheCommandAndItsOutputButNotItsInput()
    {
        var result = await RunAsync("cat >/dev/null; echo out; echo bad >&2; exit 3", "hidden input");

        var message = Assert.Single(result.Errors).Message;
        Assert.StartsWith("Process exited with status 3: running \"cat >/dev/null; echo out;", message, StringComparison.Ordinal);
        Assert.Contains("bad\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden input", message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Snapshot.Resources, resource => resource.Name == "it");
    }

    [SshFact]
    public async Task AnotherHostKeyThanThePinnedOneIsRefused()
    {
        var before = sshd.Logins;

        var result = await RunAsync("echo reached", "", ("hostKey", sshd.OtherHostKey));

        Assert.Contains("Host key verification failed", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(0, result.SshConnections);
        Assert.Equal(before, sshd.Logins);
    }

    [SshFact]
    public async Task ARefusedConnectionIsTriedAsOftenAsAllowed()
    {
        var watch = Stopwatch.StartNew();

        var result = await RunAsync("true", "", ("port", 1), ("dialErrorLimit", 3));

        Assert.StartsWith("after 3 failed attempts: dial ", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(4, result.Operations[0].SshDials);
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(0.1 + 0.15 + 0.225), $"It took {watch.Elapsed}.");
    }

    [SshFact]
    public async Task ATimeoutEndsTheAttemptsToConnect()
    {
        var result = await UpAsync(program => program.CustomAsync(Command, "it", new()
        {
            ["connection"] = sshd.Connection(("port", 1), ("dialErrorLimit", -1)),
            ["create"] = "true",
        }, with => with.CustomTimeouts = new() { Create = "1000000000ns" }));

        Assert.StartsWith("context deadline exceeded: dial ", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [SshFact]
    public async Task ABastionIsPassedWithItsOwnKeys()
    {
        var before = sshd.Logins;

        var result = await RunAsync("echo through", "", ("proxy", sshd.Connection(
            ("privateKey", sshd.LockedKey), ("privateKeyPassword", "open sesame"))));

        Assert.Empty(result.Errors);
        Assert.Equal("through", result.Resource("it").Outputs.Text("stdout"));
        Assert.Equal(before + 2, sshd.Logins);
    }

    [SshFact]
    public async Task AWrongHostKeyOfABastionIsRefused()
    {
        var result = await RunAsync("echo through", "", ("proxy", sshd.Connection(("hostKey", sshd.OtherHostKey))));

        Assert.Contains("Host key verification failed", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [SshFact]
    public async Task NeitherKeyNorInputIsSeenInTheProcessList()
    {
        var result = await RunAsync("cat >/dev/null; ps -eo args", "needle-in-stdin");

        var processes = result.Resource("it").Outputs.Text("stdout")!;
        Assert.Contains("ssh -F", processes, StringComparison.Ordinal);
        Assert.DoesNotContain("needle-in-stdin", processes, StringComparison.Ordinal);
        Assert.DoesNotContain("OPENSSH PRIVATE KEY", processes, StringComparison.Ordinal);
    }

    [SshFact]
    public async Task ACommandWithOnlyADeletionConnectsOnlyForThat()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "deleted");
        var created = await UpAsync(program => program.CustomAsync(Command, "member", new()
        {
            ["connection"] = sshd.Connection(),
            ["delete"] = $"cat > {file}",
            ["stdin"] = "old state",
        }));

        var deleted = await UpAsync(_ => Task.CompletedTask, created.Snapshot);

        Assert.Equal(0, created.SshConnections);
        Assert.Equal(1, deleted.SshConnections);
        Assert.Equal("old state", await File.ReadAllTextAsync(file));
    }

    [SshFact]
    public async Task ASecondRunOpensNoConnection()
    {
        Task Program(ScriptedProgram program) => program.CustomAsync(
            Command, "it", new() { ["connection"] = sshd.Connection(), ["create"] = "echo once" });

        var again = await UpAsync(Program, (await UpAsync(Program)).Snapshot);

        Assert.Empty(again.Changes);
        Assert.Equal(0, again.SshConnections);
    }

    [SshFact]
    public async Task FilesAndFoldersAreCopiedOnceUntilTheyChange()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        Directory.CreateDirectory(Path.Combine(folder, "bundle/inner"));
        await File.WriteAllTextAsync(Path.Combine(folder, "bundle/inner/file"), "one");
        AssetValue Asset(AssetSource source, string location) =>
            new(source == AssetSource.Path, source, location, PropertyMap.Empty, "");
        async Task Program(ScriptedProgram program)
        {
            foreach (var (name, asset, to) in new[]
            {
                ("text", Asset(AssetSource.Text, "hello"), "new/it's text"),
                ("folder", Asset(AssetSource.Path, $"{folder}/bundle"), "out"),
            })
                await program.CustomAsync("command:remote:CopyToRemote", name, new()
                {
                    ["connection"] = sshd.Connection(),
                    ["source"] = asset,
                    ["remotePath"] = $"{folder}/{to}",
                });
        }

        var first = await UpAsync(Program);
        var same = await UpAsync(Program, first.Snapshot);
        await File.WriteAllTextAsync(Path.Combine(folder, "bundle/inner/file"), "two");
        var changed = await UpAsync(Program, same.Snapshot);

        Assert.Empty(first.Errors);
        Assert.Equal("hello", await File.ReadAllTextAsync(Path.Combine(folder, "new/it's text")));
        Assert.Equal("two", await File.ReadAllTextAsync(Path.Combine(folder, "out/bundle/inner/file")));
        Assert.Equal((2, 0, 1), (first.SshConnections, same.SshConnections, changed.SshConnections));
    }
}
