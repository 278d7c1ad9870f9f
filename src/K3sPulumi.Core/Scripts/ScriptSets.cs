namespace K3sPulumi.Core.Scripts;

/// <summary>
/// Which scripts run where. A set is read in order, and its last script is its entry, which gets the arguments; no two scripts of a set
/// define the same function. "if" reads a script only where its data has that variable, or that value of it; "if !" where it has not.
/// </summary>
internal static class ScriptSets
{
    private static readonly string[] Base = ["lib/run", "lib/log"];

    private static readonly string[] Node =
    [
        .. Base, "lib/lock", "lib/boot", "lib/fetch", "lib/stage", "lib/service",
        "node/service if !ROOTLESS", "node/rootless if ROOTLESS", "checks/rootless if ROOTLESS",
    ];

    private static readonly string[] Checks =
    [
        "checks/host", "checks/kernel", "checks/network", "checks/present", "checks/firewall if FIREWALL=leave",
        "checks/runtime if RUNTIME|TAILSCALE",
    ];

    private static readonly string[] Ready = ["node/ready", "node/reasons"];

    private static readonly string[] Service = [.. Base, "lib/lock", "lib/boot", "services/packages"];

    private static readonly string[] Datastore = [.. Service, "services/tls"];

    /// <summary>On the hosts of nodes, by the names by which commands call them: all of them are in the <see cref="ScriptLibrary"/>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["receive"] = [.. Base, "lib/boot", "lib/stage", "lib/service", "lib/archives", "airgap/uploads", "checks/host", "airgap/receive"],
        ["prepare"] = [.. Node, "lib/archives", "airgap/uploads", .. Checks, "node/cgroup", "node/selinux", "node/prepare"],
        ["node"] =
        [
            .. Node, "lib/files", "lib/archives", "airgap/uploads", .. Checks, .. Ready, "node/cgroup", "node/firewall", "node/selinux", "node/snapshot",
            "node/back", "node/apply", "node/install if !ROOTLESS", "node/proxy if ENVIRONMENT", "node/places", "node/remove", "node/node",
        ],
        ["member"] = [.. Base, "lib/lock", "node/member"],
        ["kubeconfig"] = [.. Base, "node/rootless if ROOTLESS", "node/kubeconfig"],
        ["renewal"] = [.. Node, .. Ready, "node/renewal"],
    };

    /// <summary>Everywhere else, by what they are for: each travels with its command.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Others { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        // on hosts of their own
        ["postgres"] = [.. Datastore, "services/backup-setup", "postgres/sql", "postgres/host"],
        ["mysql"] = [.. Datastore, "services/backup-setup", "mysql/sql", "mysql/host"],
        ["etcd"] = [.. Datastore, "services/backup-setup", "etcd/cluster", "etcd/host"],
        ["etcd-pki"] = [.. Datastore, "etcd/pki"],
        ["loadbalancer"] = [.. Service, "loadbalancer/pool", "loadbalancer/host"],
        ["backup"] = ["services/backup"],
        // in containers: as the first process, and beside it
        ["postgres-start"] = [.. Base, "postgres/sql", "postgres/container"],
        ["postgres-container"] = [.. Base, "lib/lock", "services/packages", "services/tls", "postgres/sql", "postgres/container"],
        ["mysql-start"] = [.. Base, "mysql/sql", "mysql/container"],
        ["mysql-container"] = [.. Base, "lib/lock", "services/packages", "services/tls", "mysql/sql", "mysql/container"],
        ["loadbalancer-start"] = [.. Base, "loadbalancer/container"],
        ["loadbalancer-container"] = [.. Base, "loadbalancer/pool", "loadbalancer/container"],
        // on the deploying machine
        ["pki-local"] = [.. Base, "services/packages", "services/tls", "services/pki-local"],
        ["docker-node"] = ["lib/log", "docker/run", "node/reasons", "docker/node"],
        ["docker-images"] = ["docker/run", "lib/archives", "docker/images"],
        ["docker-registry"] = ["docker/run", "docker/registry"],
    };

    /// <summary>The scripts of one of the <see cref="Others"/>, as they travel.</summary>
    public static string Text(string set) => ScriptText.Of([.. Others[set]]);
}
