namespace K3sPulumi.Tests.EveryInput;

/// <summary>How hosts are reached, and what a container is.</summary>
internal static class PlaceSamples
{
    private const string Engine = "ssh://root@engine-77.example.com";

    public static Dictionary<string, Sample> All => new(StringComparer.Ordinal)
    {
        ["DockerArgs.host"] = new(Engine) { And = at => Everywhere(at, docker => docker.Host = Engine) },
        ["apiPort"] = new(7443),
        ["apiBindAddress"] = new("127.0.0.77"),
        ["image"] = new("registry.example.com/k3s:v1.36.1-k3s1"),
        ["imageRegistry"] = new("registry-77.example.com"),
        ["DockerArgs.network"] = new("net-77") { And = at => Everywhere(at, docker => docker.Network = "net-77") },
        ["ip"] = new("172.28.7.77") { With = at => Everywhere(at, docker => docker.Network = "net") },
        ["ports"] = new(new[] { "7080:80" }) { Shown = "7080" },
        ["volumes"] = new(new[] { "/srv/seven:/seven" }) { Shown = "/srv/seven" },
        ["memory"] = new("777m") { Shown = "777" },
        ["cpus"] = new("1.7"),
        ["hostAliases"] = new(new Dictionary<string, string> { ["seven.example.com"] = "10.7.7.77" }),
        ["labels"] = new(new Dictionary<string, string> { ["com.example.seven"] = "seventy-seven" }),
        ["environment"] = new(new Dictionary<string, string> { ["SEVEN"] = "seventy-seven" }),

        ["SshArgs.address"] = new("10.0.0.77"),
        ["SshArgs.port"] = new(2277),
        ["SshArgs.user"] = new("seven"),
        ["SshArgs.privateKey"] = new(Files.Key)
        {
            Shown = NodeSamples.Line(Files.Key),
            And = at =>
            ((SshArgs)at.Owner).Password = null
        },
        ["SshArgs.privateKeyPassphrase"] = new("passphrase-77")
        {
            And = at => (((SshArgs)at.Owner).PrivateKey, ((SshArgs)at.Owner).Password) = (Files.EncryptedKey, null),
        },
        ["SshArgs.password"] = new("password-77"),
        ["SshArgs.agentSocketPath"] = new("/run/agent-77.sock") { And = at => ((SshArgs)at.Owner).Password = null },
        ["SshArgs.hostKey"] = new(Files.HostKey),
        ["SshArgs.trustAnyHostKey"] = new(true) { Shown = null, And = at => ((SshArgs)at.Owner).HostKey = null },
        ["sudoPassword"] = new("sudo-77"),
        ["dialErrorLimit"] = new(77),
        ["perDialTimeout"] = new(77),

        ["BastionArgs.address"] = new("10.0.0.77"),
        ["BastionArgs.port"] = new(2277),
        ["BastionArgs.user"] = new("seven"),
        ["BastionArgs.privateKey"] = new(Files.Key)
        {
            Shown = NodeSamples.Line(Files.Key),
            And = at =>
            ((BastionArgs)at.Owner).Password = null
        },
        ["BastionArgs.privateKeyPassphrase"] = new("passphrase-77")
        {
            And = at => (((BastionArgs)at.Owner).PrivateKey, ((BastionArgs)at.Owner).Password) = (Files.EncryptedKey, null),
        },
        ["BastionArgs.password"] = new("password-77"),
        ["BastionArgs.agentSocketPath"] = new("/run/agent-77.sock") { And = at => ((BastionArgs)at.Owner).Password = null },
        ["BastionArgs.hostKey"] = new(Files.HostKey),
        ["BastionArgs.trustAnyHostKey"] = new(true) { Shown = null, And = at => ((BastionArgs)at.Owner).HostKey = null },
    };

    /// <summary>All containers of a cluster are on one engine and in one network.</summary>
    private static void Everywhere(Setting at, Action<DockerArgs> change)
    {
        if (at.Owner is DockerArgs own)
            change(own);
        foreach (var node in at.Nodes.Where(node => node.Docker is not null))
            change(node.Docker!);
        if (at.Cluster?.LoadBalancer?.Docker is { } balancer)
            change(balancer);
    }
}
