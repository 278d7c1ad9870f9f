using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>
/// The pod network decides which ports must be open, and whether a node can be Ready before the user has installed it.
/// </summary>
public sealed class PodNetworkTests
{
    private static readonly HostNode WithoutFlannel = HostSamples.Server with { FlannelBackend = "none" };

    [Fact]
    public void ReadinessFromBeforeTheRestartDoesNotCountEvenIfTheLeaseIsRenewed()
    {
        using var host = new StandInHost().Serving();
        host.Put("reported", "2026-01-02T10:00:05Z");

        host.Create(NodeScript.For(HostSamples.Server)).Failed().Says("it is waiting for node alpha to report since the restart");
        host.Remove("reported");
        host.Create(NodeScript.For(HostSamples.Server with { Generation = 1 })).Succeeded();
    }

    [Fact]
    public void ANodeThatOnlyWaitsForTheUsersNetworkIsDone()
    {
        using var host = WaitingFor("container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady "
            + "message:Network plugin returns error: cni plugin not initialized");

        host.Create(NodeScript.For(WithoutFlannel)).Succeeded()
            .Says("node alpha is Ready except for its pod network, which is not installed yet");
        host.Create(NodeScript.For(HostSamples.Labeled(HostSamples.Server, "disk=ssd"))).Failed()
            .Says("waiting for node alpha to be Ready");
    }

    [Fact]
    public void ANodeThatWaitsForTheClustersOwnNetworkIsNotDone()
    {
        using var host = WaitingFor("container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady "
            + "message:Network plugin returns error: cni plugin not initialized");

        host.Create(NodeScript.For(WithoutFlannel with { InstallsPodNetwork = true })).Failed()
            .Says("waiting for node alpha to be Ready");
    }

    [Theory]
    [InlineData("[container runtime network not ready: cni plugin not initialized, PLEG is not healthy]")]
    [InlineData("container runtime is down")]
    [InlineData("")]
    public void ANodeThatWaitsForMoreIsNotDone(string message)
    {
        using var host = WaitingFor(message);

        host.Create(NodeScript.For(WithoutFlannel)).Failed().Says("waiting for node alpha to be Ready");
    }

    [Theory]
    [InlineData("vxlan", "--add-port=6443/tcp --add-port=10250/tcp --add-port=8472/udp")]
    [InlineData("wireguard-native", "--add-port=6443/tcp --add-port=10250/tcp --add-port=51820/udp")]
    [InlineData("host-gw", "--add-port=6443/tcp --add-port=10250/tcp")]
    [InlineData("none", "--add-port=6443/tcp --add-port=10250/tcp")]
    public void AFirewallMustLetInWhatTheBackendNeeds(string backend, string ports)
    {
        using var host = new StandInHost().Serving();
        host.Command("firewall-cmd", """
            case "$*" in
            --state) echo running ;;
            --get-default-zone) echo public ;;
            *active-zones) printf 'public\n  interfaces: eth0\n' ;;
            *) exit 1 ;;
            esac
            """);
        var node = HostSamples.Server with { FlannelBackend = backend, Store = NodeStore.Sqlite };

        host.Create(PrepareScript.For(node)).Failed().Says($"firewall-cmd --permanent {ports} && firewall-cmd --reload");
    }

    private static StandInHost WaitingFor(string message)
    {
        var host = new StandInHost().Serving();
        host.Put("ready", "False");
        host.Put("ready-message", message);
        return host;
    }
}
