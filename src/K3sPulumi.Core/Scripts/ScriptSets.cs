using K3sPulumi.Core.Datastores.Sql;

namespace K3sPulumi.Core.Scripts;

/// <summary>
/// Which scripts run where. A set is loaded in order, and its last script is the entry point, which gets the arguments; no two
/// scripts of a set
/// define the same function. "if" loads a script only if its data has that variable, or that value; "if !" only if it does not.
/// </summary>
internal static class ScriptSets
{
    private static readonly string[] Base = ["lib/run", "lib/log"];

    private static readonly string[] Node =
    [
        .. Base, "lib/distribution", "lib/lock", "lib/boot", "lib/fetch", "lib/stage", "lib/service",
        "node/service if !ROOTLESS", "node/rootless if ROOTLESS", "checks/rootless if ROOTLESS",
    ];

    private static readonly string[] Checks =
    [
        "checks/host", "checks/kernel", "checks/network", "checks/present", "adopt/settings if ADOPT", "adopt/check if ADOPT",
        "checks/firewall if FIREWALL=leave",
        "checks/runtime if RUNTIME|TAILSCALE",
    ];

    private static readonly string[] Ready = ["node/watch", "node/ready", "node/reasons"];

    private static readonly string[] Service = [.. Base, "lib/distribution", "lib/lock", "lib/boot", "services/packages"];

    private static readonly string[] Datastore = [.. Service, "services/tls"];

    /// <summary>On hosts, by the names by which commands call them: all of them are in the <see cref="ScriptLibrary"/>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>(
        SqlDialects.All.Select(sql =>
            Set(sql.Kind, [.. Datastore, "services/backup-setup", "backups/dumps", "services/sql",
                $"{sql.Kind}/sql", $"{sql.Kind}/host",
                "services/sql-host", "services/host"])))
    {
        ["packages"] =
            [.. Node, "lib/quorum", "node/watch", "node/ready", "node/drain", "node/cgroup", "node/update", "node/packages"],
        ["receive"] = [.. Base, "lib/distribution", "lib/boot", "lib/stage", "lib/service", "lib/archives", "airgap/uploads",
            "checks/host", "airgap/receive"],
        ["prepare"] = [.. Node, "lib/archives", "airgap/uploads", .. Checks, "restore/asked",
            "restore/copy if RESTORE_STORE", "node/cgroup", "node/selinux", "node/update if UPDATE",
            "node/new-host if UPDATE", "node/prepare"],
        ["node"] =
        [
            .. Node, "lib/files", "lib/archives", "airgap/uploads", .. Checks, "restore/asked", "restore/back",
            "restore/restore if RESTORE", "restore/copy if RESTORE_STORE", "restore/sqlite if RESTORE_STORE",
            .. Ready, "lib/quorum", "node/quorum", "node/drain", "node/cgroup", "node/firewall",
            "node/selinux", "node/snapshot",
            "certificates/expiry", "certificates/report", "certificates/rotate if ROTATION", "backups/newest", "backups/report",
            "certificates/authority if AUTHORITY",
            "charts/drop", "charts/host",
            "node/back", "node/join", "node/apply", "node/install if !ROOTLESS", "node/proxy if ENVIRONMENT",
            "drift/service if REPAIR", "drift/repair if REPAIR", "adopt/take if ADOPT", "node/places", "node/processes",
            "node/remove", "node/node",
        ],
        ["member"] = [.. Base, "lib/lock", "lib/quorum", "node/member"],
        ["standby"] = [.. Node, "checks/present", "restore/asked", "restore/back", "restore/standby"],
        ["snapshot"] =
        [
            .. Node, "services/packages", "services/backup-setup", "backups/newest", "backups/report", "backups/cron",
            "backups/etcd if KIND=etcd", "backups/sqlite if KIND=sqlite", "backups/snapshot",
        ],
        ["dump"] =
            [.. Base, "lib/lock", "services/packages", "backups/dumps", "backups/dump-host", "backups/dump"],
        ["kubeconfig"] = [.. Base, "node/rootless if ROOTLESS", "node/kubeconfig"],
        ["renewal"] = [.. Node, .. Ready, "lib/quorum", "node/quorum", "node/drain", "node/renewal"],
        ["rotation"] = [.. Node, "credentials/rotation", "credentials/rotate"],
        ["issue"] = [.. Node, "credentials/issue", "credentials/issued"],
        ["etcd"] = [.. Datastore, "services/backup-setup", "backups/dumps", "etcd/cluster", "etcd/host", "services/host"],
        ["etcd_pki"] = [.. Datastore, "etcd/pki"],
        ["loadbalancer"] = [.. Service, "loadbalancer/pool", "loadbalancer/host", "services/host"],
    };

    /// <summary>Everywhere else, by purpose: each is sent with its command.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Others { get; } =
        new Dictionary<string, IReadOnlyList<string>>(SqlDialects.All.SelectMany(InContainers))
        {
            // on hosts, whatever scripts are there
            ["drift"] = Drift("node/service"),
            ["drift-service"] = [.. Base, "drift/placed"],
            ["drift-container"] = ["drift/container"],
            ["docker-start"] = ["docker/start"],
            ["drift-rootless"] = Drift("node/rootless"),
            ["running"] = Running("node/service"),
            ["running-rootless"] = Running("node/rootless"),
            // a separate file on the hosts of datastores, which the library writes there
            ["backup"] = ["services/sqlite-tool", "services/backup"],
            // in containers
            ["loadbalancer-start"] = [.. Base, "loadbalancer/container"],
            ["loadbalancer-container"] = [.. Base, "loadbalancer/pool", "loadbalancer/container"],
            ["dump-container"] =
                [.. Base, "lib/lock", "services/packages", "backups/dumps", "backups/dump-container", "backups/dump"],
            ["dump-nightly"] = ["backups/nightly"],
            // on the deploying machine
            ["pki-local"] = [.. Base, "lib/distribution", "services/packages", "services/tls", "services/pki-local"],
            ["docker-ready"] =
            [
                "charts/drop", "charts/docker",
                "lib/log", "docker/run", "node/reasons", "docker/watch", "docker/await", "certificates/expiry",
                "certificates/docker", "backups/newest", "backups/docker", "docker/repair", "docker/ready",
            ],
            ["docker-running"] = ["lib/log", "docker/run", "node/reasons", "docker/watch", "docker/await", "docker/running"],
            ["docker-leave-server"] = ["docker/run", "lib/quorum", "docker/vote", "docker/leave"],
            ["docker-leave-agent"] = ["docker/run", "docker/leave"],
            ["docker-restore"] = ["lib/log", "docker/run", "docker/watch", "docker/restored", "docker/restore"],
            ["docker-sqlite"] =
                ["lib/log", "docker/run", "docker/watch", "docker/restored", "restore/copy", "docker/sqlite"],
            ["docker-database"] = ["lib/log", "docker/run", "docker/watch", "docker/restored", "docker/database"],
            ["snapshot-send"] = ["backups/send"],
            ["docker-snapshot"] = ["lib/log", "docker/run", "backups/newest", "docker/pull", "docker/snapshot"],
            ["docker-alias"] = ["docker/run", "docker/alias"],
            ["docker-port"] = ["docker/run", "docker/port"],
            ["docker-dump"] = ["docker/run", "docker/pull", "docker/dump"],
            ["docker-api"] = ["docker/run", "docker/api"],
            ["docker-rotation"] = ["docker/run", "credentials/rotation", "docker/rotation"],
            ["docker-authority"] = ["lib/log", "docker/run", "certificates/docker-authority"],
            ["docker-issue"] = ["docker/run", "credentials/issue", "docker/issued"],
            ["docker-images"] = ["docker/run", "lib/archives", "docker/images"],
            ["docker-registry"] = ["docker/run", "docker/registry"],
        };

    /// <summary>As the main process, and to configure it; to bring a dump back, on hosts too.</summary>
    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> InContainers(SqlDialect sql) =>
    [
        Set($"dump-{sql.Kind}", [.. Base, "lib/lock", $"{sql.Kind}/sql", "restore/dump-host", "restore/dump"]),
        Set($"dump-{sql.Kind}-container", [.. Base, "lib/lock", $"{sql.Kind}/sql", "restore/dump-container", "restore/dump"]),
        Set($"{sql.Kind}-start", [.. Base, $"{sql.Kind}/sql", $"{sql.Kind}/container", "services/sql-container"]),
        Set($"{sql.Kind}-container",
            [.. Base, "lib/lock", "services/packages", "services/tls", "services/sql", $"{sql.Kind}/sql", $"{sql.Kind}/container",
                "services/sql-container"]),
    ];

    private static string[] Drift(string service) =>
        [.. Base, "lib/stage", "lib/service", service, "node/watch", "node/ready", "drift/service", "drift/host"];

    private static string[] Running(string service) =>
        [.. Base, "lib/lock", "lib/fetch", "lib/stage", "lib/service", service, .. Ready, "node/processes", "running/running"];

    private static KeyValuePair<string, IReadOnlyList<string>> Set(string name, IReadOnlyList<string> scripts) =>
        new(name, scripts);

    /// <summary>The scripts of one of the <see cref="Others"/>, as sent.</summary>
    public static string Text(string set) => ScriptText.Of([.. Others[set]]);
}
