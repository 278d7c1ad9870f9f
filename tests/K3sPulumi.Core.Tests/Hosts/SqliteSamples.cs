using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A server with SQLite that is restored, its host, and copies of its database.</summary>
internal static class SqliteSamples
{
    public const string Server = "root/var/lib/rancher/k3s/server", Db = $"{Server}/db", Name = "nightly-alpha-1790589791";

    public static readonly string Copy = Header(pages: '\u0001') + Keys(HostSamples.Token);

    public static readonly HostNode Node = HostSamples.Server with
    {
        ConfigYaml = new($"token: {HostSamples.Token}\n"),
        Initializes = false,
        Store = NodeStore.Sqlite,
        Restore = Of(Name),
    };

    public static HostRestore Of(string from, int generation = 1) => new()
    {
        Generation = generation,
        From = from,
        Store = NodeStore.Sqlite,
        Tokens = BootstrapKeys.Of(new(HostSamples.Token)),
    };

    /// <summary>As SQLite begins a file: pages of 4096 bytes.</summary>
    public static string Header(char pages) => $"SQLite format 3\0\u0010\0\u0001\u0001\0@  \0\0\0\u0001\0\0\0{pages}";

    public static string Keys(string token) =>
        $"/bootstrap/{BootstrapKeys.Of(new(token)).Split(' ')[0]}{new string(' ', 4096)}";

    /// <summary>A host whose node runs, with data and a copy.</summary>
    public static StandInHost Living(string? shell = null)
    {
        var host = New(shell);
        host.Create(NodeScript.For(Node with { Restore = null })).Succeeded();
        host.Remove("calls");
        host.Put($"{Db}/state.db", "what was there");
        host.Put($"{Db}/state.db-wal", "its log");
        host.Put($"{Server}/tls/server-ca.crt", "the CA from before");
        host.Put($"{Server}/cred/passwd", "the tokens from before");
        host.Put($"{Db}/snapshots/{Name}.db", Copy);
        return host;
    }

    /// <summary>A host that nothing is on yet.</summary>
    public static StandInHost New(string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Command("sqlite3", "cat \"$FAKE/sqlite-says\" 2>/dev/null || echo ok");
        return host;
    }

    public static void IsRestored(this StandInHost host)
    {
        Assert.Equal((Copy, ""), (host.Get($"{Db}/state.db"), host.Get($"{Db}/state.db-wal")));
        Assert.Equal("1\n", host.Get("root/var/lib/k3spulumi/restored"));
        Assert.Equal("active", host.Get("state").Trim());
        Assert.NotEqual("disabled", host.Get("enabled").Trim());
        Assert.False(host.Has("root/var/lib/k3spulumi/restore-begun"));
        Assert.False(host.Has($"{Db}/state.db.restoring"));
    }

    public static void IsAsBefore(this StandInHost host)
    {
        Assert.Equal(("what was there", "its log"), (host.Get($"{Db}/state.db"), host.Get($"{Db}/state.db-wal")));
        Assert.Equal(("the CA from before", "the tokens from before"),
            (host.Get($"{Server}/tls/server-ca.crt"), host.Get($"{Server}/cred/passwd")));
        Assert.Equal(("", "active"), (host.Get("root/var/lib/k3spulumi/restored"), host.Get("state").Trim()));
        Assert.Empty(Directory.GetFileSystemEntries(host.At(Server), "*before-restore*", SearchOption.AllDirectories));
    }
}
