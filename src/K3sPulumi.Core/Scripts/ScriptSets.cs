namespace K3sPulumi.Core.Scripts;

/// <summary>
/// Which scripts run on a host, and in which order they are read: a later one may take the place of what an earlier one defines.
/// The parts with a condition are read where the data has that value.
/// </summary>
internal static class ScriptSets
{
    private static readonly string[] Checks =
    [
        "check-host", "check-kernel", "check-network", "check-present",
    ];

    private static readonly string[] Library =
    [
        "lib-run", "lib-lock", "lib-boot", "lib-fetch", "lib-stage", "lib-service",
    ];

    private static readonly string[] Optional =
    [
        "check-firewall if FIREWALL=leave", "check-runtime if RUNTIME", "check-runtime if TAILSCALE", "host-rootless if ROOTLESS",
        "check-rootless if ROOTLESS",
    ];

    /// <summary>The sets by their names; what a set ends with is its entry, which gets the arguments.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["receive"] = ["lib-run", "lib-boot", "lib-stage", "lib-service", "lib-uploads", "check-host", "receive"],
        ["prepare"] = [.. Library, "lib-uploads", .. Checks, "host-cgroup", "node-selinux", .. Optional, "prepare"],
        ["node"] =
        [
            .. Library, "lib-files", "lib-uploads", .. Checks, "node-ready", "node-reasons", "host-cgroup", "host-firewall", "node-selinux",
            "node-snapshot", "node-back", "node-apply", "node-places", "node-remove", "host-proxy if ENVIRONMENT", .. Optional, "node",
        ],
        ["member"] = ["lib-run", "lib-lock", "member"],
        ["kubeconfig"] = ["lib-run", "host-rootless if ROOTLESS", "check-rootless if ROOTLESS", "kubeconfig"],
        ["renewal"] =
        [
            .. Library.Where(part => part != "lib-boot"), "node-ready", "node-reasons", "host-rootless if ROOTLESS", "check-rootless if ROOTLESS",
            "kubeconfig-renewal",
        ],
    };
}
