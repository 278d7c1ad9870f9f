namespace K3sPulumi.Core.Hosts;

/// <summary>
/// One server as an ordinary user, in a systemd unit of that user: experimental in K3s. The user needs lingering, subordinate
/// user and group
/// ids, <c>newuidmap</c>, and the controllers cpu, cpuset, io, memory and pids delegated on cgroup v2.
/// </summary>
internal static class RootlessService
{
    /// <summary>Ports of load balancer services up to this one are moved up by ten thousand.</summary>
    private const int LastPrivilegedPort = 1024;

    /// <summary>Lets systemd give the user what K3s needs; once for the host.</summary>
    public static HostFile Delegation { get; } = new("/etc/systemd/system/user@.service.d/k3s-delegate.conf", "0644", new("""
        [Service]
        Delegate=cpu cpuset io memory pids

        """));

    /// <summary>Without it the host's kernel forwards nothing for the user's network.</summary>
    public static HostFile Forwarding { get; } = new("/etc/sysctl.d/90-k3s-rootless.conf", "0644", new("""
        net.ipv4.ip_forward=1

        """));

    /// <summary>
    /// The user's unit. What the host's owner says in <c>/etc/default/k3s</c> holds too; a proxy of ours is in the other file.
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

    /// <summary>
    /// The port of the host on which a load balancer service's port is reached. The API's port stays what it is.
    /// </summary>
    public static int HostPort(int servicePort) => servicePort <= LastPrivilegedPort ? servicePort + 10000 : servicePort;
}
