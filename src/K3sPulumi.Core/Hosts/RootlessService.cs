namespace K3sPulumi.Core.Hosts;

/// <summary>
/// One server as an ordinary user, in a systemd unit of that user: experimental in K3s. The user needs lingering, subordinate
/// user and group ids, <c>newuidmap</c>, and the controllers cpu, cpuset, io, memory and pids delegated on cgroup v2.
/// </summary>
internal static class RootlessService
{
    /// <summary>Lets systemd delegate the controllers that K3s needs to the user; once per host.</summary>
    public static HostFile Delegation { get; } = new("/etc/systemd/system/user@.service.d/k3s-delegate.conf", "0644", new("""
        [Service]
        Delegate=cpu cpuset io memory pids

        """));

    /// <summary>Without it the kernel does not forward traffic of the user's network.</summary>
    public static HostFile Forwarding { get; } = new("/etc/sysctl.d/90-k3s-rootless.conf", "0644", new("""
        net.ipv4.ip_forward=1

        """));

    /// <summary>
    /// The unit of the user. Settings in <c>/etc/default/k3s</c> also apply; our proxy settings are in the other file.
    /// </summary>
    public static string Unit(string binary = "/usr/local/bin/k3s") => $"""
        [Unit]
        Description=K3s (rootless)
        Documentation=https://docs.k3s.io
        StartLimitBurst=3
        StartLimitIntervalSec=60

        [Service]
        Environment=PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
        Environment=K3S_CONFIG_FILE=/etc/rancher/k3s/config.yaml
        EnvironmentFile=-/etc/default/k3s
        EnvironmentFile=-/etc/rancher/k3s/k3s-rootless.env
        ExecStart={binary} server --rootless
        ExecReload=/bin/kill -s HUP $MAINPID
        TimeoutSec=0
        Restart=always
        RestartSec=2
        LimitNOFILE=infinity
        LimitNPROC=infinity
        LimitCORE=infinity
        TasksMax=infinity
        Delegate=yes
        Type=simple
        KillMode=mixed

        [Install]
        WantedBy=default.target

        """;
}
