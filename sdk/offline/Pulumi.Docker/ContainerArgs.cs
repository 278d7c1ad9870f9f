namespace Pulumi.Docker;

public sealed class ContainerArgs : ResourceArgs
{
    public static new ContainerArgs Empty => new();

    [Input("attach")] public Input<bool>? Attach { get; set; }

    [Input("capabilities")] public Input<Inputs.ContainerCapabilitiesArgs>? Capabilities { get; set; }

    [Input("cgroupParent")] public Input<string>? CgroupParent { get; set; }

    [Input("cgroupnsMode")] public Input<string>? CgroupnsMode { get; set; }

    [field: Input("command")] public InputList<string> Command { get => field ??= new(); set; }

    [Input("containerReadRefreshTimeoutMilliseconds")] public Input<int>? ContainerReadRefreshTimeoutMilliseconds { get; set; }

    [Input("cpuPeriod")] public Input<int>? CpuPeriod { get; set; }

    [Input("cpuQuota")] public Input<int>? CpuQuota { get; set; }

    [Input("cpuSet")] public Input<string>? CpuSet { get; set; }

    [Input("cpuShares")] public Input<int>? CpuShares { get; set; }

    [Input("cpus")] public Input<string>? Cpus { get; set; }

    [Input("destroyGraceSeconds")] public Input<int>? DestroyGraceSeconds { get; set; }

    [field: Input("deviceReadBps")]
    public InputList<Inputs.ContainerDeviceReadBpArgs> DeviceReadBps { get => field ??= new(); set; }

    [field: Input("deviceReadIops")]
    public InputList<Inputs.ContainerDeviceReadIopArgs> DeviceReadIops { get => field ??= new(); set; }

    [field: Input("deviceRequests")]
    public InputList<Inputs.ContainerDeviceRequestArgs> DeviceRequests { get => field ??= new(); set; }

    [field: Input("deviceWriteBps")]
    public InputList<Inputs.ContainerDeviceWriteBpArgs> DeviceWriteBps { get => field ??= new(); set; }

    [field: Input("deviceWriteIops")]
    public InputList<Inputs.ContainerDeviceWriteIopArgs> DeviceWriteIops { get => field ??= new(); set; }

    [field: Input("devices")] public InputList<Inputs.ContainerDeviceArgs> Devices { get => field ??= new(); set; }

    [field: Input("dns")] public InputList<string> Dns { get => field ??= new(); set; }

    [field: Input("dnsOpts")] public InputList<string> DnsOpts { get => field ??= new(); set; }

    [field: Input("dnsSearches")] public InputList<string> DnsSearches { get => field ??= new(); set; }

    [Input("domainname")] public Input<string>? Domainname { get; set; }

    [field: Input("entrypoints")] public InputList<string> Entrypoints { get => field ??= new(); set; }

    [field: Input("envs")] public InputList<string> Envs { get => field ??= new(); set; }

    [Input("gpus")] public Input<string>? Gpus { get; set; }

    [field: Input("groupAdds")] public InputList<string> GroupAdds { get => field ??= new(); set; }

    [Input("healthcheck")] public Input<Inputs.ContainerHealthcheckArgs>? Healthcheck { get; set; }

    [Input("hostname")] public Input<string>? Hostname { get; set; }

    [field: Input("hosts")] public InputList<Inputs.ContainerHostArgs> Hosts { get => field ??= new(); set; }

    [Input("image", required: true)] public Input<string> Image { get; set; } = null!;

    [Input("init")] public Input<bool>? Init { get; set; }

    [Input("ipcMode")] public Input<string>? IpcMode { get; set; }

    [field: Input("labels")] public InputList<Inputs.ContainerLabelArgs> Labels { get => field ??= new(); set; }

    [Input("logDriver")] public Input<string>? LogDriver { get; set; }

    [field: Input("logOpts")] public InputMap<string> LogOpts { get => field ??= new(); set; }

    [Input("logs")] public Input<bool>? Logs { get; set; }

    [Input("maxRetryCount")] public Input<int>? MaxRetryCount { get; set; }

    [Input("memory")] public Input<int>? Memory { get; set; }

    [Input("memoryReservation")] public Input<int>? MemoryReservation { get; set; }

    [Input("memorySwap")] public Input<int>? MemorySwap { get; set; }

    [field: Input("mounts")] public InputList<Inputs.ContainerMountArgs> Mounts { get => field ??= new(); set; }

    [Input("mustRun")] public Input<bool>? MustRun { get; set; }

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("networkMode")] public Input<string>? NetworkMode { get; set; }

    [field: Input("networksAdvanced")]
    public InputList<Inputs.ContainerNetworksAdvancedArgs> NetworksAdvanced { get => field ??= new(); set; }

    [Input("pidMode")] public Input<string>? PidMode { get; set; }

    [Input("platform")] public Input<string>? Platform { get; set; }

    [field: Input("ports")] public InputList<Inputs.ContainerPortArgs> Ports { get => field ??= new(); set; }

    [Input("privileged")] public Input<bool>? Privileged { get; set; }

    [Input("publishAllPorts")] public Input<bool>? PublishAllPorts { get; set; }

    [Input("readOnly")] public Input<bool>? ReadOnly { get; set; }

    [Input("removeVolumes")] public Input<bool>? RemoveVolumes { get; set; }

    [Input("restart")] public Input<string>? Restart { get; set; }

    [Input("rm")] public Input<bool>? Rm { get; set; }

    [Input("runtime")] public Input<string>? Runtime { get; set; }

    [field: Input("securityOpts")] public InputList<string> SecurityOpts { get => field ??= new(); set; }

    [Input("shmSize")] public Input<int>? ShmSize { get; set; }

    [Input("start")] public Input<bool>? Start { get; set; }

    [Input("stdinOpen")] public Input<bool>? StdinOpen { get; set; }

    [Input("stopSignal")] public Input<string>? StopSignal { get; set; }

    [Input("stopTimeout")] public Input<int>? StopTimeout { get; set; }

    [field: Input("storageOpts")] public InputMap<string> StorageOpts { get => field ??= new(); set; }

    [field: Input("sysctls")] public InputMap<string> Sysctls { get => field ??= new(); set; }

    [field: Input("tmpfs")] public InputMap<string> Tmpfs { get => field ??= new(); set; }

    [Input("tty")] public Input<bool>? Tty { get; set; }

    [field: Input("ulimits")] public InputList<Inputs.ContainerUlimitArgs> Ulimits { get => field ??= new(); set; }

    [field: Input("uploads")] public InputList<Inputs.ContainerUploadArgs> Uploads { get => field ??= new(); set; }

    [Input("user")] public Input<string>? User { get; set; }

    [Input("usernsMode")] public Input<string>? UsernsMode { get; set; }

    [field: Input("volumes")] public InputList<Inputs.ContainerVolumeArgs> Volumes { get => field ??= new(); set; }

    [Input("wait")] public Input<bool>? Wait { get; set; }

    [Input("waitTimeout")] public Input<int>? WaitTimeout { get; set; }

    [Input("workingDir")] public Input<string>? WorkingDir { get; set; }
}
