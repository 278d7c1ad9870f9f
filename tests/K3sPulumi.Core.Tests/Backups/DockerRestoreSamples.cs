using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>Servers in containers that are restored, and a stand-in for the engine: a directory for each volume.</summary>
internal static class DockerRestoreSamples
{
    public const string Snapshot = "mine";

    public static readonly Secret Token = new(HostSamples.Token);

    private const string Engine = """
        echo "docker $*" >>"$FAKE/calls"
        PATH=/usr/bin:/bin
        # what watches runs beside the script
        case "$*" in *"get nodes"*) ;; *) . "$FAKE/step" ;; esac
        for last in "$@"; do :; done
        db="$FAKE/volumes/$last/server/db"
        case "$1" in
        inspect)
          case "$3" in
          *Running*) if [ -e "$FAKE/containers/$last/running" ]; then echo true; else echo false; fi ;;
          *RestartPolicy*) cat "$FAKE/containers/$last/restart" ;;
          *Image*) echo image ;;
          *) echo 2026-01-02T10:00:00Z ;;
          esac ;;
        update) echo "${2#--restart=}" >"$FAKE/containers/$last/restart" ;;
        stop) rm -f "$FAKE/containers/$last/running" ;;
        start)
          if [ ! -s "$FAKE/etc/$last" ]; then
            : >"$FAKE/containers/$last/running"
          elif grep -q damaged "$FAKE/etc/$last"; then
            echo 'level=fatal msg="snapshot file integrity"' >"$FAKE/log"
          else
            n=1
            while [ -e "$db/etcd-old-$n" ]; do n=$((n + 1)); done
            mv "$db/etcd" "$db/etcd-old-$n"
            . "$FAKE/step"
            mkdir "$db/etcd"
            echo 'the snapshot' >"$db/etcd/holds"
            echo 'restart without --cluster-reset' >"$FAKE/log"
          fi ;;
        run)
          while [ "$1" != --volumes-from ]; do shift; done
          exec /bin/sh -c "$(printf '%s' "$last" | sed "s|/var/lib/rancher/k3s|$FAKE/volumes/$2|g; s|chown 0:0|:|")" ;;
        cp)
          from=${2#*:} to=${3#*:}
          case "$2 $3" in
          *' -')
            file="$FAKE/volumes/${2%%:*}/${from#/var/lib/rancher/k3s/}"
            exec tar -C "$(dirname "$file")" -cf - "$(basename "$file")" ;;
          *'config.yaml.d '*) cp "$2/zz-restore.yaml" "$FAKE/etc/${3%%:*}" ;;
          *zz-restore.yaml) cp "$2" "$FAKE/etc/${3%%:*}" ;;
          *) cp "$2" "$FAKE/volumes/${3%%:*}/${to#/var/lib/rancher/k3s/}" ;;
          esac ;;
        logs) cat "$FAKE/log" ;;
        exec)
          [ "$2" != -i ] || set -- "$1" state "$@"
          [ -e "$FAKE/containers/$2/running" ] || exit 1
          case "$*" in
          *'-u 0 state sh -s -- ask') cat >/dev/null; [ -e "$FAKE/restored" ] || exit 3 ;;
          *'-u 0 state sh -s -- check') cat >/dev/null ;;
          *'-u 0 state sh -s -- restore')
            cat >/dev/null
            for other in "$FAKE"/containers/s?; do [ ! -e "$other/running" ] || exit 1; done
            echo restores >>"$FAKE/calls"
            : >"$FAKE/restored" ;;
          *"get nodes"*) echo 'Ready=True EtcdIsVoter=True Heard=2026-01-02T10:00:05Z ' ;;
          *readyz*) echo ok ;;
          *'cat /etc/rancher'*) echo 'kind: Config' ;;
          esac ;;
        esac
        """;

    public static StandInHost Host(int servers, string? shell = null)
    {
        var host = new StandInHost(shell);
        host.Command("docker", Engine);
        host.Command("sqlite3", "echo ok");
        Directory.CreateDirectory(host.At("etc"));
        for (var index = 0; index < servers; index++)
        {
            host.Put($"containers/s{index}/restart", "unless-stopped\n");
            host.Put($"containers/s{index}/running", "");
            var server = $"volumes/s{index}/server";
            Directory.CreateDirectory(host.At($"{server}/db/snapshots"));
            if (servers > 1)
            {
                host.Put($"{server}/db/etcd/holds", "what was there\n");
            }
            else
            {
                host.Put($"{server}/db/state.db", "what was there\n");
                host.Put($"{server}/tls/server-ca.crt", "the CA from before");
                host.Put($"{server}/db/snapshots/other.db", SqliteSamples.Copy + "other");
            }

            host.Put($"{server}/db/snapshots/{Snapshot}", servers > 1 ? "a snapshot" : SqliteSamples.Copy);
            host.Put($"{server}/db/snapshots/damaged", servers > 1 ? "nothing" : SqliteSamples.Copy + "damaged");
        }

        return host;
    }

    public static RemoteScript Check(int servers, string from = Snapshot, int generation = 1) =>
        DockerRestoreScript.Check(new(Of(servers, from, generation), Token, Containers(servers)));

    public static RemoteScript Restore(int servers, string from = Snapshot, int generation = 1) =>
        DockerRestoreScript.Restore(new(Of(servers, from, generation), Token, Containers(servers)));

    /// <summary>Two servers on a database in the container <c>state</c>.</summary>
    public static DockerRestored OnDatabase(string kind, string from = Snapshot) => new(
        Of(2, from, 1) with { ClusterInit = false }, Token, Containers(2),
        new() { Dialect = SqlDialects.All.Single(sql => sql.Kind == kind), Address = "state", Password = new("secret") },
        "state");

    public static StandInHost HostWithDatabase()
    {
        var host = Host(2);
        host.Put("containers/state/running", "");
        foreach (var server in new[] { "s0", "s1" })
            host.Put($"volumes/{server}/server/tls/server-ca.crt", "the CA from before");
        return host;
    }

    public static void IsRunning(this StandInHost host, int servers)
    {
        for (var index = 0; index < servers; index++)
        {
            Assert.True(host.Has($"containers/s{index}/running"), $"s{index} does not run: {host.Get("calls")}");
            Assert.Equal("unless-stopped\n", host.Get($"containers/s{index}/restart"));
        }
    }

    private static (string, string)[] Containers(int servers) =>
        [.. Enumerable.Range(0, servers).Select(index => ($"s{index}", $"s{index}"))];

    private static ServerSpec Of(int servers, string from, int generation) => new()
    {
        Name = "s0",
        ClusterInit = servers > 1,
        Settings = new()
        {
            Restore = new() { From = Value<string>.Of(from), Generation = Value<int>.Of(generation) },
        },
        Node = new() { Docker = new DockerSpec(), Deadlines = new() { Ready = Value<int>.Of(20) } },
    };
}
