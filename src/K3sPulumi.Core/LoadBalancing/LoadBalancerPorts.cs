using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>Finds ports that a load balancer cannot publish, because it already uses them or cannot forward them.</summary>
internal static class LoadBalancerPorts
{
    public static void Check(ProblemList problems, LoadBalancerSpec spec)
    {
        if (spec.Port is { } port)
            problems.Add("port", Ports.Problem(port) ?? StatisticsProblem(port));
        foreach (var (index, text) in (spec.Docker?.Ports.Or([]) ?? []).Index())
        {
            var published = PortMapping.TryParse(text, out _) ?? [];
            problems.At("docker").At("ports", index)
                .Add(published.Select(mapping => Problem(text, mapping, spec)).FirstOrDefault(problem => problem is not null));
        }
    }

    private static string? Problem(string text, PortMapping published, LoadBalancerSpec spec) => published switch
    {
        { Protocol: not "tcp" } =>
            $"{Quote.Value(text)} is for {published.Protocol.ToUpperInvariant()}, which HAProxy does not support; publish it "
                + "with docker.ports of a server or agent.",
        { ContainerPort: HaproxyConfig.DefaultStatsPort } =>
            $"{Quote.Value(text)} leads to port {HaproxyConfig.DefaultStatsPort}, which HAProxy uses for its statistics; use "
                + "another container port.",
        _ when published.ContainerPort == spec.ActualPort
            && published.HostPort == (spec.Docker!.ApiPort ?? NetworkDefaults.ApiPort) =>
            $"{Quote.Value(text)} includes the API port, which the load balancer already publishes; remove it.",
        _ => null,
    };

    private static string? StatisticsProblem(int port) => port == HaproxyConfig.DefaultStatsPort
        ? $"{port} is the port of HAProxy's statistics; use another port."
        : null;
}
