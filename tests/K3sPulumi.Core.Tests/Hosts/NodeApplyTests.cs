using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

public sealed class NodeApplyTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AHostBecomesANodeAndStaysAsItIs(string shell)
    {
        using var host = new StandInHost(shell).Serving();

        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();
        Assert.False(host.Has("root/usr/local/bin/k3s"), "prepare must not touch what a node uses");
        var first = host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Contains("node alpha is Ready", first.Output, StringComparison.Ordinal);
        Assert.Equal(HostSamples.Server.ConfigYaml.Value, host.Get("root/etc/rancher/k3s/config.yaml"));
        Assert.Equal(1, host.Calls("systemctl restart --no-block k3s"));
        Assert.Contains("installer server\nHOME=/root\nINSTALL_K3S_BIN_DIR=", host.Get("calls"), StringComparison.Ordinal);

        host.Remove("calls");
        Assert.Contains("nothing to change", host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(0, host.Calls("systemctl restart") + host.Calls("installer") + host.Calls("curl"));
    }
}
