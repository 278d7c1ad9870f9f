using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Firewall;

public sealed class FirewallTests
{
    private static readonly (string Name, FirewallShape Shape)[] Shapes =
    [
        ("a server", new(NodeRole.Server)),
        ("an agent", new(NodeRole.Agent)),
        ("a server with embedded etcd, nodes known",
            new(NodeRole.Server) { EmbeddedEtcd = true, Nodes = ["10.0.0.0/24", "fd00::/64"] }),
        ("an agent of such a cluster", new(NodeRole.Agent) { EmbeddedEtcd = true, Nodes = ["10.0.0.0/24"] }),
        ("an agent for everyone", new(NodeRole.Agent) { Nodes = ["10.0.0.0/24", "0.0.0.0/0"] }),
        ("a server with WireGuard for both families", new(NodeRole.Server)
        {
            FlannelBackend = "wireguard-native",
            PodCidrs = ["10.42.0.0/16", "fd00:42::/56"],
            ServiceCidrs = ["10.43.0.0/16", "fd00:43::/112"],
        }),
        ("an agent with host-gw and the embedded registry",
            new(NodeRole.Agent) { FlannelBackend = "host-gw", EmbeddedRegistry = true }),
        ("a server with its own CNI and networks",
            new(NodeRole.Server) { FlannelBackend = "none", PodCidrs = ["10.100.0.0/16"],
                ServiceCidrs = ["10.101.0.0/16"] }),
        ("an agent with Calico", new(NodeRole.Agent)
        {
            FlannelBackend = "none",
            PluginPorts = ["4789/udp", "179/tcp", "5473/tcp"],
            Nodes = ["10.0.0.0/24"],
        }),
    ];

    [Fact]
    public void RulesOfFirewalld() =>
        Golden.Matches("firewalld.txt", Text(shape => FirewallCommands.Firewalld(FirewallRules.For(shape))));

    [Fact]
    public void RulesOfUfw() => Golden.Matches("ufw.txt", Text(shape => FirewallCommands.Ufw(FirewallRules.For(shape))));

    [Fact]
    public void EveryRuleIsTakenBack()
    {
        Assert.All(Shapes, shape =>
        {
            var rules = FirewallRules.For(shape.Shape);
            Assert.Equal(
                FirewallCommands.Firewalld(rules).Select(rule => rule.Replace("--add-", "--remove-", StringComparison.Ordinal)),
                FirewallCommands.Firewalld(rules, isRemoval: true));
            Assert.Equal(FirewallCommands.Ufw(rules).Select(rule => "delete " + rule),
                FirewallCommands.Ufw(rules, isRemoval: true));
        });
    }

    private static string Text(Func<FirewallShape, IReadOnlyList<string>> rules) =>
        string.Concat(Shapes.Select(shape => $"# {shape.Name}\n{string.Concat(rules(shape.Shape).Select(rule => rule + "\n"))}"));
}
