using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Tests.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Charts;

/// <summary>What the pod network and MetalLB need of the hosts' firewalls.</summary>
public sealed class PluginPortsTests
{
    [Theory]
    [InlineData("", "8472/udp 4240/tcp")]
    [InlineData("tunnelProtocol: geneve", "6081/udp 4240/tcp")]
    [InlineData("{tunnelPort: 9000, healthChecking: false}", "9000/udp")]
    [InlineData("{routingMode: native, autoDirectNodeRoutes: true}", "4240/tcp")]
    [InlineData("hubble: {relay: {enabled: true}}", "8472/udp 4240/tcp 4244/tcp")]
    [InlineData("encryption: {enabled: true, type: wireguard}", "8472/udp 4240/tcp 51871/udp")]
    public void Cilium(string values, string ports) =>
        Assert.Equal(ports, Ports(new() { Cni = new() { Cilium = new() { Values = Given(values) } } }));

    [Theory]
    [InlineData("", "4789/udp 179/tcp 5473/tcp")]
    [InlineData("installation: {calicoNetwork: {bgp: Disabled}}", "4789/udp 5473/tcp")]
    [InlineData("installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: None}]}}", "179/tcp 5473/tcp")]
    [InlineData("installation: {calicoNetwork: {ipPools: [{encapsulation: VXLANCrossSubnet}]}}", "4789/udp 179/tcp 5473/tcp")]
    public void Calico(string values, string ports) =>
        Assert.Equal(ports, Ports(new() { Cni = new() { Calico = new() { Values = Given(values) } } }));

    [Theory]
    [InlineData("", "7946/tcp 7946/udp")]
    [InlineData("speaker: {memberlist: {mlBindPort: 7950}}", "7950/tcp 7950/udp")]
    [InlineData("speaker: {memberlist: {enabled: false}}", "")]
    public void MetalLb(string values, string ports) =>
        Assert.Equal(ports, Ports(new() { MetalLb = new() { Plugin = new() { Values = Given(values) } } }));

    [Fact]
    public void FlannelNeedsNone() => Assert.Empty(new ClusterSettings().PluginPorts);

    [Fact]
    public void EveryNodeOfAClusterOpensThem()
    {
        var settings = new ClusterSettings
        {
            Version = Requests.Version,
            FlannelBackend = "none",
            Cni = new() { Cilium = new() },
        };
        var node = new NodeSpec { NodeName = "a", Ssh = Requests.Host("10.0.0.1") };

        var server = HostNode.For(new ServerSpec { Name = "a", Key = "a", Node = node, Settings = settings },
            new Secret("token"), new Secret("agent-token"), null);
        var agent = HostNode.For(new AgentSpec
        {
            Name = "a",
            Node = node,
            ServerUrl = "https://10.0.0.1:6443",
            Token = new Secret("token"),
            Settings = settings.ForAgents(),
        }, null, null);

        Assert.Equal(["8472/udp", "4240/tcp"], server.PluginPorts);
        Assert.Equal(server.PluginPorts, agent.PluginPorts);
        Assert.Contains("8472/udp 4240/tcp", NodePayload.ForHost(agent).For("prepare"), StringComparison.Ordinal);
    }

    private static Value<string> Given(string values) => values.Length == 0 ? default : values;

    private static string Ports(ClusterSettings settings) => string.Join(' ', settings.PluginPorts);
}
