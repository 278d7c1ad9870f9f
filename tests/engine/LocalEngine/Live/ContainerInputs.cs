using System.Collections.Frozen;
using System.Globalization;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>The inputs of a container that the engine supports, and the docker client's options for them.</summary>
internal static class ContainerInputs
{
    public static readonly (string Option, string Input)[] Texts =
    [
        ("--hostname", "hostname"), ("--domainname", "domainname"), ("--user", "user"), ("--workdir", "workingDir"),
        ("--cgroupns", "cgroupnsMode"), ("--cgroup-parent", "cgroupParent"), ("--pid", "pidMode"), ("--ipc", "ipcMode"),
        ("--userns", "usernsMode"), ("--runtime", "runtime"), ("--log-driver", "logDriver"), ("--stop-signal", "stopSignal"),
        ("--platform", "platform"), ("--cpuset-cpus", "cpuSet"), ("--cpus", "cpus"), ("--gpus", "gpus"),
    ];

    public static readonly (string Option, string Input)[] Flags =
    [
        ("--privileged", "privileged"), ("--init", "init"), ("--read-only", "readOnly"), ("--tty", "tty"),
        ("--interactive", "stdinOpen"), ("--publish-all", "publishAllPorts"), ("--rm", "rm"),
    ];

    public static readonly (string Option, string Input)[] Lists =
    [
        ("--dns", "dns"), ("--dns-option", "dnsOpts"), ("--dns-search", "dnsSearches"),
        ("--group-add", "groupAdds"), ("--security-opt", "securityOpts"),
    ];

    public static readonly (string Option, string Input)[] Maps =
        [("--sysctl", "sysctls"), ("--log-opt", "logOpts"), ("--storage-opt", "storageOpts")];

    /// <summary>Sizes are in megabytes, as in the provider.</summary>
    public static readonly (string Option, string Input, string Unit)[] Numbers =
    [
        ("--memory", "memory", "m"), ("--memory-swap", "memorySwap", "m"), ("--memory-reservation", "memoryReservation", "m"),
        ("--shm-size", "shmSize", "m"), ("--cpu-shares", "cpuShares", ""), ("--cpu-period", "cpuPeriod", ""),
        ("--cpu-quota", "cpuQuota", ""), ("--stop-timeout", "stopTimeout", ""),
    ];

    // Those with separate code, and those that only matter while the engine waits or deletes.
    private static readonly FrozenSet<string> Understood = ((IEnumerable<string>)
    [
        .. Texts.Select(row => row.Input), .. Flags.Select(row => row.Input), .. Lists.Select(row => row.Input),
        .. Maps.Select(row => row.Input), .. Numbers.Select(row => row.Input),
        "name", "image", "command", "entrypoints", "envs", "labels", "capabilities", "devices", "restart", "maxRetryCount",
        "tmpfs",
        "volumes", "mounts", "uploads", "networkMode", "networksAdvanced", "ports", "hosts", "ulimits", "healthcheck", "mustRun",
        "start", "wait", "waitTimeout", "destroyGraceSeconds", "removeVolumes", "containerReadRefreshTimeoutMilliseconds",
    ]).ToFrozenSet();

    public static void RefuseOthers(PropertyMap inputs)
    {
        if (inputs.Keys.Where(key => !Understood.Contains(key)).ToList() is { Count: > 0 } others)
            throw new OperationFailedException($"{string.Join(", ", others)}: not carried out by this engine.");
    }

    /// <summary>How a container is joined to a network, by <c>create</c> or by <c>network connect</c>.</summary>
    public static IEnumerable<string> Endpoint(PropertyMap network, bool create)
    {
        (string Option, string? Value)[] single =
        [
            ("--ip", network.Text("ipv4Address")), ("--ip6", network.Text("ipv6Address")),
            ("--mac-address", create ? network.Text("macAddress") : null),
        ];
        var aliases = network.Texts("aliases").Select(alias => (create ? "--network-alias" : "--alias", (string?)alias));
        var local = network.Texts("linkLocalIps").Select(address => ("--link-local-ip", (string?)address));
        return single.Concat(aliases).Concat(local)
            .Where(pair => !string.IsNullOrEmpty(pair.Item2))
            .SelectMany(pair => new[] { pair.Item1, pair.Item2! });
    }

    /// <summary>A mount in the client's notation; a value with a comma in it is quoted as in a CSV file.</summary>
    public static string Mount(PropertyMap mount)
    {
        var parts = new List<string> { $"type={mount.Text("type")}", $"target={mount.Text("target")}" };
        if (mount.Text("source") is { Length: > 0 } source)
            parts.Add($"source={source}");
        if (mount.Flag("readOnly") == true)
            parts.Add("readonly");
        if (mount.Map("bindOptions")?.Text("propagation") is { Length: > 0 } propagation)
            parts.Add($"bind-propagation={propagation}");
        if (mount.Map("tmpfsOptions") is { } tmpfs)
        {
            if (tmpfs.Number("sizeBytes") is { } size)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"tmpfs-size={size}"));
            if (tmpfs.Number("mode") is { } mode)
                parts.Add($"tmpfs-mode={Convert.ToString((int)mode, 8)}");
        }
        if (mount.Map("volumeOptions") is { } volume)
            parts.AddRange(VolumeOptions(volume));
        return string.Join(',',
            parts.Select(part => part.Contains(',') ? $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : part));
    }

    private static IEnumerable<string> VolumeOptions(PropertyMap volume)
    {
        if (volume.Flag("noCopy") == true)
            yield return "volume-nocopy";
        if (volume.Text("driverName") is { Length: > 0 } driver)
            yield return $"volume-driver={driver}";
        foreach (var label in volume.Maps("labels"))
            yield return $"volume-label={label.Text("label")}={label.Text("value")}";
        foreach (var (key, value) in volume.Map("driverOptions") ?? PropertyMap.Empty)
            yield return $"volume-opt={key}={(value.Reveal() as StringValue)?.Value}";
    }
}
