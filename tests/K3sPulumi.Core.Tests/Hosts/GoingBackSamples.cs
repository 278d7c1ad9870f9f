using System.Globalization;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Nodes whose change fails, or is killed.</summary>
internal static class GoingBackSamples
{
    public const string Config = "root/etc/rancher/k3s/config.yaml";

    public static readonly HostNode Bad = HostSamples.Labeled(HostSamples.Server, "disk=none");

    public static StandInHost Installed(HostNode node, string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(node)).Succeeded();
        host.Remove("calls");
        return host;
    }

    public static int Steps(string shell, HostNode node, string bad)
    {
        using var host = Cut(shell, node, int.MaxValue, bad);
        return int.Parse(host.Get("steps"), CultureInfo.InvariantCulture);
    }

    /// <summary>A node whose change was killed.</summary>
    public static StandInHost Cut(string shell, HostNode node, int cut, string bad)
    {
        var host = Installed(node.Role == NodeRole.Server ? HostSamples.Server : HostSamples.Agent, shell);
        host.Serving(node.Version.ToString());
        host.Create(PrepareScript.For(node)).Succeeded();
        host.Remove("steps");
        if (bad.Length > 0)
            host.Put("bad", bad);
        host.Put("cut", $"{cut}\n");
        host.Create(NodeScript.For(node));
        host.Remove("cut");
        return host;
    }

    public static void AssertIsAsBefore(StandInHost host)
    {
        Assert.Equal(HostSamples.Server.ConfigYaml.Value, host.Get(Config));
        Assert.Contains(HostSamples.Version, host.Get("root/usr/local/bin/k3s"), StringComparison.Ordinal);
        Assert.Equal("active\n", host.Get("state"));
        Assert.False(host.Has("root/var/lib/k3spulumi/before") || host.Has("root/usr/local/bin/.k3s.before"));
    }
}
