using System.Net.Sockets;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Datastores;

/// <summary>
/// A host of a distribution whose package manager this machine does not have: stand-ins install, start and answer as the packages
/// of Red Hat and SUSE do. A package is a list of programs, units and directories; only those of installed packages exist.
/// </summary>
internal sealed class ServiceHost : IDisposable
{
    private readonly StandInHost _host;

    public ServiceHost(string shell, string release, params string[] packages)
    {
        _host = new(shell);
        _host.Put("root/etc/os-release", release);
        _host.Put("root/run/systemd/system/.keep", "");
        _host.Put("packages", string.Concat(packages.Select(package => $"{package}\n")));
        foreach (var program in (string[])["usr/sbin/runuser", "usr/bin/openssl"])
            Executable($"root/{program}");
        _host.Command("chown", "echo \"chown $*\" >>\"$FAKE/calls\"");
        _host.Command("dnf", Manager("dnf"));
        _host.Command("zypper", Manager("zypper"));
        _host.Command("systemctl", """
            echo "systemctl $*" >>"$FAKE/calls"
            for unit; do :; done
            unit=${unit%.service}
            case "$1" in
            is-active)
              if [ -e "$FAKE/active/$unit" ]; then word=active code=0; else word=inactive code=3; fi
              [ "$2" = --quiet ] || echo "$word"
              exit "$code"
              ;;
            start | restart)
              [ -e "$FAKE/unit/$unit" ] || [ -e "$FAKE/root/etc/systemd/system/$unit.service" ] || { echo "Unit $unit.service not found." >&2; exit 5; }
              [ ! -e "$FAKE/at-start" ] || . "$FAKE/at-start"
              /bin/mkdir -p "$FAKE/active"; touch "$FAKE/active/$unit"
              ;;
            cat) [ -e "$FAKE/unit/$unit" ] ;;
            is-enabled) [ ! -e "$FAKE/disabled/$unit" ] ;;
            enable) /bin/rm -f "$FAKE/disabled/$unit" ;;
            disable) /bin/rm -f "$FAKE/active/$unit" ;;
            esac
            """);
        _host.Command("postgresql-setup", "echo \"postgresql-setup $*\" >>\"$FAKE/calls\"\n" + NewPostgres);
        _host.Command("runuser", """
            text=$(cat)
            printf '%s\n' "$text" >>"$FAKE/sql"
            case "$text" in
            "SHOW max_connections;") echo 100 ;;
            "SHOW hba_file;") echo "$FAKE/root/var/lib/pgsql/data/pg_hba.conf" ;;
            esac
            """);
    }

    /// <summary>Creates PostgreSQL's data directory.</summary>
    public const string NewPostgres = """
        data="$FAKE/root/var/lib/pgsql/data"
        /bin/mkdir -p "$data"
        echo 16 >"$data/PG_VERSION"
        echo 'local all all peer' >"$data/pg_hba.conf"
        """;

    public StandInHost Files => _host;

    public string Calls => _host.Get("calls");

    /// <summary>What was sent to a database.</summary>
    public string Statements => _host.Get("sql");

    public Ran Apply(RemoteScript script) => _host.Create(script);

    public Ran Remove(RemoteScript script) => _host.Delete(script);

    /// <summary>A database client that answers with the location of the data.</summary>
    public void Client(string name) => _host.Command(name, """
        text=$(cat)
        printf '%s\n' "$text" >>"$FAKE/sql"
        case "$text" in *"SELECT @@datadir;"*) echo /var/lib/mysql/ ;; esac
        """);

    public void Executable(string path) => Child.Program(_host.At(path), "#!/bin/sh\n");

    /// <summary>A socket that exists, but on which nothing answers.</summary>
    public Socket Socket(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_host.At(path))!);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_host.At(path)));
        return socket;
    }

    public void Dispose() => _host.Dispose();

    /// <summary>Packages are lines: a name, then PROGRAM's path, "unit:NAME" or "folder:PATH".</summary>
    private static string Manager(string name) => $$"""
        echo "{{name}} $*" >>"$FAKE/calls"
        case "$*" in *"module enable"* | *"list "*) echo "Error: No matching Modules to list" >&2; exit 1 ;; *install*) ;; *) exit 1 ;; esac
        for package; do
          case "$package" in -* | install) continue ;; esac
          line=$(grep "^$package\( \|$\)" "$FAKE/packages") || { echo "No match for argument: $package" >&2; exit 1; }
          for part in ${line#"$package"}; do
            case "$part" in
            unit:*) /bin/mkdir -p "$FAKE/unit"; : >"$FAKE/unit/${part#unit:}" ;;
            folder:*) /bin/mkdir -p "$FAKE/root${part#folder:}" ;;
            *) /bin/mkdir -p "$(dirname "$FAKE/root$part")"; printf '#!/bin/sh\n' >"$FAKE/root$part"; /bin/chmod 755 "$FAKE/root$part" ;;
            esac
          done
        done
        """;
}
