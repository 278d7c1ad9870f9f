using System.Globalization;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>Snapshots on demand in a container, pulled to the deploying machine; docker is a stand-in, SQLite is real.</summary>
public sealed class DockerSnapshotCutTests
{
    private const string Db = "root/var/lib/rancher/k3s/server/db", Note = "root/var/lib/rancher/k3s/k3spulumi-snapshot";

    [Theory]
    [InlineData("etcd", 1)]
    [InlineData("sqlite", 2)]
    public void CutAnywhereTheNextRunEndsWell(string store, int stride)
    {
        using var whole = Container();
        whole.Put("steps", "0\n");
        whole.Create(Script(whole, store)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);
        Assert.True(steps > 5, $"{steps} steps");

        for (var cut = 1; cut <= steps; cut += stride)
        {
            using var host = Container();
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            host.Create(Script(host, store));
            host.Remove("cut");

            host.Create(Script(host, store)).Succeeded();

            Assert.Equal("1\n", host.Get(Note));
            var pulled = Directory.GetFiles(host.At("pulled"), "on-demand-state-*");
            Assert.NotEmpty(pulled);
            Assert.All(pulled, file => Assert.Equal(File.ReadAllBytes(host.At($"{Db}/snapshots/{Path.GetFileName(file)}")),
                File.ReadAllBytes(file)));
            Assert.Empty(Directory.GetFiles(host.At("pulled"), ".*"));
            Assert.Empty(Directory.GetFiles(host.At($"{Db}/snapshots"), ".*"));
        }
    }

    [Fact]
    public void ThoseOnScheduleAreBroughtToo()
    {
        using var host = Container();
        foreach (var number in Enumerable.Range(10, 5))
            host.Put($"{Db}/snapshots/etcd-snapshot-state-17000000{number}", $"scheduled {number}");
        host.Put($"{Db}/snapshots/pre-upgrade-state-1790000000", "of an upgrade");

        host.Create(Script(host, "etcd")).Succeeded();
        host.Create(Script(host, "etcd")).Succeeded().DoesNotSay("pulling");

        Assert.Equal(["etcd-snapshot-state-1700000013", "etcd-snapshot-state-1700000014", "on-demand-state-1790000001"],
            Directory.GetFiles(host.At("pulled")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static RemoteScript Script(StandInHost host, string store) => new(
        $"sh -s -- 1 2 {store} state /var/lib/rancher/k3s/server/db/snapshots server {Shell.Quote(host.At("pulled"))}", null,
        new Secret(ScriptSets.Text("docker-snapshot")));

    private static StandInHost Container()
    {
        var host = new StandInHost();
        Directory.CreateDirectory(host.At($"{Db}/snapshots"));
        new Writer(host.At($"{Db}/state.db"), "Made",
            "c.execute('CREATE TABLE kine (id INTEGER PRIMARY KEY, name TEXT)'); c.commit()").Dispose();
        host.Put("count", "1790000000\n");
        host.Command("docker", """
            . "$FAKE/step"
            inside() { printf '%s' "$1" | /usr/bin/sed "s|/var/lib/rancher|$FAKE/root/var/lib/rancher|g; s|^server:||"; }
            case "$1" in
            inspect) echo running ;;
            cp) /bin/cp "$(inside "$2")" "$(inside "$3")" ;;
            exec)
              shift 2
              case "$*" in
              "k3s etcd-snapshot save"*)
                count=$(($(cat "$FAKE/count") + 1))
                echo "$count" >"$FAKE/count"
                echo "saved $count" >"$FAKE/root/var/lib/rancher/k3s/server/db/snapshots/on-demand-state-$count"
                ;;
              k3s*) ;;
              *)
                for word; do shift; set -- "$@" "$(inside "$word")"; done
                exec "$@"
                ;;
              esac
              ;;
            esac
            """);
        host.Command("chown", "");
        return host;
    }
}
