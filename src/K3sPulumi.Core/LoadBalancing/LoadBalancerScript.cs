using System.Globalization;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>Creates, updates (by a reload) and removes a <see cref="HostLoadBalancer"/>.</summary>
internal static class LoadBalancerScript
{
    private const int PrepareSeconds = 900;

    public static RemoteScript For(HostLoadBalancer balancer)
    {
        var script = Data(balancer).For("loadbalancer");
        return new(
            Visible(balancer).Then(balancer.Elevation.Call("apply")),
            new VisibleText().Line("stops HAProxy").Then(balancer.Elevation.Call("remove")),
            balancer.Elevation.Input(script));
    }

    /// <summary>Pool membership for the preview, whose difference is what a reload changes.</summary>
    public static VisibleText PoolText(HaproxyConfig haproxy, VisibleText text)
    {
        text.Line($"HAProxy on port {haproxy.Port.ToString(CultureInfo.InvariantCulture)}");
        foreach (var server in haproxy.Servers)
            text.Line($"{server.Name} {server.Address}", "  ");
        foreach (var port in haproxy.ForwardedPorts)
        {
            text.Line($"port {port.Port.ToString(CultureInfo.InvariantCulture)}");
            foreach (var server in port.Servers)
                text.Line($"{server.Name} {server.Address}:{server.Port.ToString(CultureInfo.InvariantCulture)}", "  ");
        }

        return text;
    }

    private static VisibleText Visible(HostLoadBalancer balancer) =>
        PoolText(balancer.Haproxy, new()).LineIf(
            balancer.FloatingAddress is not null,
            $"shares {balancer.FloatingAddress?.Address}, number {(balancer.Index + 1).ToString(CultureInfo.InvariantCulture)} "
                + "in line");

    private static ScriptInput Data(HostLoadBalancer balancer)
    {
        var data = new ScriptInput()
            .Set("KIND", "load balancer")
            .Set("UNITS", balancer.FloatingAddress is null ? "haproxy" : "keepalived haproxy")
            .Set("PREPARE_SECONDS", PrepareSeconds)
            .Set("PORTS", string.Join(' ', balancer.Haproxy.Ports))
            .Set("HAPROXY", balancer.Haproxy.ToConfig())
            .Set("KEEPALIVED", balancer.FloatingAddress?.ToConfig(balancer.Index))
            .Set("VIRTUAL_ADDRESS", balancer.FloatingAddress?.Address)
            .Set("INTERFACE", balancer.FloatingAddress?.Interface);
        foreach (var form in Redaction.Forms(balancer.FloatingAddress is { } address ? [address.Password] : []))
            data.Blank(form);
        return data;
    }
}
