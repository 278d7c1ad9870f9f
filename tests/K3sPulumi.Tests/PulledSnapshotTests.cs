using System.Security.Cryptography;
using K3sPulumi.Internal.Backups;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>Snapshots on demand are brought to the deploying machine; the host is a stand-in.</summary>
public sealed class PulledSnapshotTests : IDisposable
{
    private const string Name = "on-demand-s1-1790000900";

    private static readonly byte[] Content = [0, 10, 13, 255, 61, 61, 0];

    private readonly string _folder = Directory.CreateTempSubdirectory("k3spulumi-pull-").FullName;

    private int _reads;

    private byte[] _sent = Content;

    [Fact]
    public async Task OneIsPulledOnceIsPrivateAndComesBackWhenItIsGone()
    {
        var first = await UpAsync(null);
        var again = await UpAsync(first);

        var file = Assert.Single(Files());
        Assert.Equal(Content, await File.ReadAllBytesAsync(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        }

        Assert.Equal(1, _reads);
        Assert.Empty(again.Operations);
        File.Delete(file);
        await UpAsync(again);
        Assert.Single(Files());
    }

    [Fact]
    public async Task APreviewPullsNothing()
    {
        PulledSnapshots.Read = (_, _) => throw new InvalidOperationException("a preview opens no connection");

        await Programs.PreviewAsync(Program());

        Assert.Empty(Files());
    }

    [Fact]
    public async Task OneThatArrivesDamagedFailsTheUpdateAndTheNextOnePullsIt()
    {
        _sent = [1, 2, 3, 4, 5, 6, 7];
        await using var engine = Engine.Mock(call => Answer(call) ?? MockAnswer.Stdout(Programs.Kubeconfig));
        PulledSnapshots.Read = (_, _) => Task.FromResult(Piece());

        var failed = await engine.RunAsync(Program());

        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains(failed.Diagnostics, diagnostic => diagnostic.Message.Contains(
            $"dev-s1: {Name} could not be pulled to", StringComparison.Ordinal));
        Assert.Empty(Files());
        _sent = Content;
        await UpAsync(failed);
        Assert.Single(Files());
    }

    [Fact]
    public async Task OldOnesGoAndWhatIsNotOursStays()
    {
        var place = Path.GetDirectoryName(await PlaceAsync())!;
        foreach (var old in Enumerable.Range(10, 20))
            await File.WriteAllTextAsync(Path.Combine(place, $"on-demand-s1-17000000{old}"), "old");
        await File.WriteAllTextAsync(Path.Combine(place, "on-demand-s2-1700000000"), "of another node");
        await File.WriteAllTextAsync(Path.Combine(place, "notes"), "of the user");

        await UpAsync(null);

        Assert.Equal(["notes", "on-demand-s1-1700000029", Name, "on-demand-s2-1700000000"],
            Files().Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> PlaceAsync()
    {
        await UpAsync(null);
        return Assert.Single(Files());
    }

    private string[] Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    private async Task<RunResult> UpAsync(RunResult? before)
    {
        PulledSnapshots.Read = (_, _) =>
        {
            _reads++;
            return Task.FromResult(Piece());
        };
        return await Programs.UpAsync(Program(), before?.Snapshot, answer: Answer);
    }

    private string Piece() =>
        $"Welcome!\n\n===== k3spulumi file\n{Convert.ToBase64String(_sent)}\n\n===== k3spulumi end\n";

    private static MockAnswer? Answer(MockCall call) => call.Name != "dev-s1-snapshot" ? null
        : MockAnswer.Stdout($"\n===== k3spulumi taken\n1790000900 {Content.Length} "
            + $"{Convert.ToHexStringLower(SHA256.HashData(Content))} /a/{Name}\n\n===== k3spulumi end\n");

    private Func<Task<int>> Program() => Programs.Stack(() =>
    {
        var args = Programs.Ssh(servers: 3, agents: 0);
        args.Snapshots = new() { Generation = 1, PullTo = _folder, Retention = 2 };
        return args;
    });
}
