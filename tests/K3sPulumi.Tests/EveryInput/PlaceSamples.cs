namespace K3sPulumi.Tests.EveryInput;

/// <summary>Samples for SSH and for containers.</summary>
internal static class PlaceSamples
{
    private const string Engine = "ssh://root@engine-77.example.com";

    public static Dictionary<string, Sample> All => new(StringComparer.Ordinal)
    {
        ["DockerContainerArgs.host"] = new(Engine) { And = at => Everywhere(at, docker => docker.Host = Engine) },
        ["apiPort"] = new(7443),
        ["apiBindAddress"] = new("127.0.0.77"),
        ["bindAddress"] = new("127.0.0.77"),
        ["image"] = new("registry.example.com/k3s:v1.36.1-k3s1"),
        ["imageRegistry"] = new("registry-77.example.com"),
        ["DockerContainerArgs.network"] = new("net-77") { And = at => Everywhere(at, docker => docker.Network = "net-77") },
        ["ip"] = new("172.28.7.77") { With = at => Everywhere(at, docker => docker.Network = "net") },
        ["ports"] = new(new[] { "7080:80" }) { Shown = "7080" },
        ["volumes"] = new(new[] { "/srv/seven:/seven" }) { Shown = "/srv/seven" },
        ["memory"] = new("777m") { Shown = "777" },
        ["cpus"] = new("1.7"),
        ["gpus"] = new("all"),
        ["hostAlias"] = new("seven.k3s.internal"),
        ["hostAliases"] = new(new Dictionary<string, string> { ["seven.example.com"] = "10.7.7.77" }),
        ["labels"] = new(new Dictionary<string, string> { ["com.example.seven"] = "seventy-seven" }),
        ["environment"] = new(new Dictionary<string, string> { ["SEVEN"] = "seventy-seven" }),

        ["SshLoginArgs.address"] = new("10.0.0.77"),
        ["SshLoginArgs.port"] = new(2277),
        ["SshLoginArgs.user"] = new("seven"),
        ["SshLoginArgs.privateKey"] = new(Files.Key)
        {
            Shown = NodeSamples.Line(Files.Key),
            And = at =>
            ((SshLoginArgs)at.Owner).Password = null
        },
        ["SshLoginArgs.privateKeyPassphrase"] = new("passphrase-77")
        {
            And = at => (((SshLoginArgs)at.Owner).PrivateKey, ((SshLoginArgs)at.Owner).Password) = (Files.EncryptedKey, null),
        },
        ["SshLoginArgs.password"] = new("password-77"),
        ["SshLoginArgs.agentSocketPath"] = new("/run/agent-77.sock") { And = at => ((SshLoginArgs)at.Owner).Password = null },
        ["SshLoginArgs.hostKey"] = new(Files.HostKey),
        ["SshLoginArgs.trustAnyHostKey"] = new(true) { Shown = null, And = at => ((SshLoginArgs)at.Owner).HostKey = null },
        ["sudoPassword"] = new("sudo-77"),
        ["dialErrorLimit"] = new(77),
        ["perDialTimeout"] = new(77),
    };

    /// <summary>All containers of a cluster are on one engine and in one network.</summary>
    private static void Everywhere(Setting at, Action<DockerContainerArgs> change)
    {
        if (at.Owner is DockerContainerArgs own)
            change(own);
        foreach (var node in at.Nodes.Where(node => node.Docker is not null))
            change(node.Docker!);
        if (at.Cluster?.LoadBalancer?.Docker is { } balancer)
            change(balancer);
    }
}
