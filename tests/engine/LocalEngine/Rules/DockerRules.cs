namespace K3sPulumi.LocalEngine.Rules;

/// <summary>The docker provider 5: what it updates in place, replaces, or accepts and ignores.</summary>
internal static class DockerRules
{
    private static readonly TypeRules Container = new(Effect.Replace)
    {
        DeleteBeforeReplace = true,
        Unordered =
        [
            "envs", "labels", "mounts", "volumes", "uploads", "networksAdvanced", "hosts", "ulimits", "devices",
            "dns", "dnsOpts", "dnsSearches", "groupAdds", "securityOpts", "deviceRequests",
        ],
        Effects = TypeRules.Table(
            (Effect.Update,
            [
                "restart", "maxRetryCount", "memory", "memorySwap", "memoryReservation", "cpuShares", "cpuSet", "mustRun",
                "deviceReadBps", "deviceReadIops", "deviceWriteBps", "deviceWriteIops", "destroyGraceSeconds", "removeVolumes",
            ]),
            (Effect.NotApplied,
            [
                "tmpfs", "healthcheck", "init", "rm", "cpuPeriod", "cpuQuota", "wait", "waitTimeout", "start", "attach", "logs",
                "containerReadRefreshTimeoutMilliseconds",
            ])),
    };

    private static readonly TypeRules NetworkOrVolume = new(Effect.Replace)
    {
        NameIsUnique = true,
        Unordered = ["labels", "ipamConfigs"],
    };

    private static readonly TypeRules RemoteImage = new(Effect.Replace)
    {
        Unordered = ["pullTriggers"],
        Effects = TypeRules.Table((Effect.Update, ["keepLocally", "forceRemove"])),
    };

    public static TypeRules Of(string type) => type switch
    {
        "docker:index/container:Container" => Container,
        "docker:index/network:Network" or "docker:index/volume:Volume" => NetworkOrVolume,
        "docker:index/remoteImage:RemoteImage" => RemoteImage,
        _ => new(Effect.Replace),
    };
}
