using System.Diagnostics;
using K3sPulumi.LabTests.Harness;
using Xunit.Abstractions;

namespace K3sPulumi.LabTests;

/// <summary>Snapshots on demand over real SSH, and the way to the deploying machine.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshSnapshotTests(Lab lab, ITestOutputHelper output) : IDisposable
{
    private const string Version = "v1.34.1+k3s1", Folder = "/var/lib/rancher/k3s/server/db/snapshots";

    private readonly string _pulled = Directory.CreateTempSubdirectory("k3spulumi-pulled-").FullName;

    [LabFact]
    public async Task EtcdIsSavedOnTheFirstServerAndPulledByAUserWithSudo()
    {
        var site = new SshSite(lab, Version);
        LabHost[] servers = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        (string Name, SshArgs Ssh)[] hosts =
            [("alpha", site.Ssh(servers[0], "keeper")), ("bravo", site.Ssh(servers[1])), ("charlie", site.Ssh(servers[2]))];
        Func<Task<int>> Program(int generation) => SshSite.Program(Version, hosts, [],
            args => args.Snapshots = generation == 0
            ? new() { Retention = 1 } : new() { Generation = generation, Retention = 1, PullTo = _pulled });
        var up = await site.UpAsync(Program(0));

        var timer = Stopwatch.StartNew();
        var first = await site.UpAsync(Program(1), up.Snapshot);
        output.WriteLine($"a snapshot of etcd, pulled, took {timer.Elapsed.TotalSeconds:0} s");

        Assert.Equal(["alpha-snapshot"], first.Operations.Select(operation => operation.Name["prod-".Length..]));
        var name = servers[0].Exec($"ls {Folder}").Ok().Trim();
        Assert.StartsWith("on-demand-alpha-", name, StringComparison.Ordinal);
        var file = Assert.Single(Pulled());
        Assert.Equal((name, Digest(servers[0], name)), (Path.GetFileName(file), Digest(file)));
        SshSite.AssertNoSecretIsInTheOpen(first, "", servers);

        File.Delete(file);
        var again = await site.UpAsync(Program(1), first.Snapshot);
        Assert.Empty(again.Operations);
        Assert.Equal(file, Assert.Single(Pulled()));

        await site.UpAsync(Program(2), again.Snapshot);
        var newer = servers[0].Exec($"ls {Folder}").Ok().Trim();
        Assert.NotEqual(name, newer);
        Assert.Equal(newer, Path.GetFileName(Assert.Single(Pulled())));
        Assert.False(servers[1].Exists(Folder));
    }

    [LabFact]
    public async Task SqliteIsCopiedOnDemandAndByATimerThatItsEndRemoves()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");
        Func<Task<int>> Program(SnapshotsArgs? snapshots) =>
            site.Cluster(Version, [alpha], [], args => args.Snapshots = snapshots);
        var up = await site.UpAsync(Program(null));
        var started = alpha.Exec("systemctl show -p MainPID k3s").Ok();
        alpha.Exec("k3s kubectl annotate node alpha mark=here").Ok();

        var asked = new SnapshotsArgs { Schedule = "0 3 * * *", Generation = 1, Retention = 2, PullTo = _pulled };
        up = await site.UpAsync(Program(asked), up.Snapshot);

        var name = alpha.Exec($"ls {Folder}").Ok().Trim();
        Assert.Matches("^on-demand-alpha-[0-9]+\\.db$", name);
        Assert.Equal("600 root", alpha.Mode($"{Folder}/{name}"));
        Assert.Equal("1", alpha.Exec($"python3 -c \"import sqlite3; print(sqlite3.connect('{Folder}/{name}')"
            + ".execute('SELECT instr(value, char(34) || \\\"mark\\\" || char(34)) > 0 FROM kine').fetchone()[0])\"").Ok()
            .Trim());
        Assert.Equal(Digest(alpha, name), Digest(Assert.Single(Pulled())));
        Assert.True(alpha.IsActive("k3spulumi-sqlite-backup.timer"));
        Assert.Contains("03:00:00", alpha.Exec("systemctl show -p TimersCalendar k3spulumi-sqlite-backup.timer").Ok(),
            StringComparison.Ordinal);
        alpha.Exec("for i in 1 2 3; do systemctl start k3spulumi-sqlite-backup.service; sleep 1; done", seconds: 120).Ok();
        Assert.Equal(2, alpha.Exec($"ls {Folder}").Ok().Split('\n').Count(file =>
            file.StartsWith("scheduled-alpha-", StringComparison.Ordinal)));
        Assert.Equal(started, alpha.Exec("systemctl show -p MainPID k3s").Ok());

        await site.UpAsync(Program(null), up.Snapshot);
        Assert.False(alpha.IsActive("k3spulumi-sqlite-backup.timer"));
        Assert.True(alpha.Exists($"{Folder}/{name}"));
    }

    public void Dispose() => Directory.Delete(_pulled, recursive: true);

    private string[] Pulled() => Directory.GetFiles(_pulled, "*", SearchOption.AllDirectories);

    private static string Digest(LabHost host, string name) => host.Exec($"sha256sum {Folder}/{name}").Ok().Split(' ')[0];

    private static string Digest(string file) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
}
