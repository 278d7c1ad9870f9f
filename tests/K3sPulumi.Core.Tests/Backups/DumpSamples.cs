using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>Datastores with the stand-ins of their programs, on a host or in a container.</summary>
internal static class DumpSamples
{
    public const string Directory = "/var/backups/k3s";

    public static readonly string[] Kinds = ["postgres", "mysql", "etcd"];

    public static TheoryData<string> Names => [.. Kinds];

    public static string Suffix(string kind) => kind switch { "postgres" => "dump", "mysql" => "sql.gz", _ => "snapshot" };

    public static DatastoreBackup Backup(int generation) =>
        new() { Generation = Value<int>.Of(generation), Keep = 2, Directory = Directory };

    public static SqlDatastore Sql(string kind, int generation) => new()
    {
        Dialect = SqlDialects.All.Single(sql => sql.Kind == kind),
        Address = "10.0.0.5",
        Password = new("hunter2"),
        Backup = Backup(generation),
    };

    public static RemoteScript On(string kind, int generation) => kind == "etcd"
        ? DatastoreDump.On(new EtcdCluster([new("state-0", "10.0.0.5")]) { Name = "state", Backup = Backup(generation) },
            Elevation.Root)
        : DatastoreDump.On(Sql(kind, generation));

    public static string[] Dumps(StandInHost host) =>
        [.. System.IO.Directory.GetFiles(host.At($"root{Directory}"), "on-demand-*").Order(StringComparer.Ordinal)];

    /// <summary>As the datastore's own script leaves it.</summary>
    public static StandInHost Host(string kind, string? shell = null)
    {
        var host = new StandInHost(shell);
        host.Put($"root/etc/k3spulumi/{kind}/backup.conf",
            $"DIRECTORY={Directory}\nSUFFIX=.{Suffix(kind)}\nKEEP=2\nDATABASE=kubernetes\nPG_DATA={host.At("pg")}\n"
                + "ETCD_URL=https://10.0.0.5:2379\nTLS=/tls\n");
        Programs(host);
        return host;
    }

    /// <summary>What makes dumps.</summary>
    public static void Programs(StandInHost host)
    {
        host.Put("pg/postmaster.pid", "1\n2\n3\n5432\n/run\n");
        host.Command("runuser", "shift 3\nexec \"$@\"");
        host.Command("sync", ". \"$FAKE/step\"");
        var dump = """
            . "$FAKE/step"
            echo "dumps $*" >>"$FAKE/calls"
            echo rows
            [ ! -e "$FAKE/unfinished" ] || exit 0
            """;
        host.Command("pg_dump", dump);
        host.Command("pg_restore",
            "[ ! -e \"$FAKE/unfinished\" ] && [ \"$1\" = -f ] && . \"$FAKE/step\" && grep -q rows \"$3\"");
        host.Command("mariadb-dump", dump + "\necho '-- Dump completed'");
        host.Command("gzip", ". \"$FAKE/step\"\ncat \"$2\"");
        host.Command("etcdctl", """
            . "$FAKE/step"
            case "$*" in
            *"snapshot save"*)
              for file; do :; done
              echo "dumps $*" >>"$FAKE/calls"
              echo rows >"$file.part"
              [ ! -e "$FAKE/unfinished" ] || exit 1
              /bin/mv "$file.part" "$file"
              ;;
            *) cat "$3" ;;
            esac
            """);
        host.Command("etcdutl", "[ \"$1 $2\" = 'snapshot status' ] && grep -q rows \"$3\"");
    }
}
