using K3sPulumi.Core.Datastores;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>What HAProxy would refuse, or worse, accept and do otherwise than meant.</summary>
internal static class HaproxyProblems
{
    public static IReadOnlyList<Problem> Of(HaproxyConfig config, string path) =>
    [
        .. EndpointPart.Port(EndpointPart.At(path, "port"), config.Port),
        .. EndpointPart.Port(EndpointPart.At(path, "statsPort"), config.StatsPort),
        .. Listen(EndpointPart.At(path, "listenAddress"), config.ListenAddress),
        .. Pool(EndpointPart.At(path, "servers"), config.Servers),
        .. config.ForwardedPorts.SelectMany((port, index) => Forwarded(EndpointPart.At(path, $"forwardedPorts[{index}]"), port)),
        .. PortClashes(EndpointPart.At(path, "forwardedPorts"), config),
    ];

    private static IEnumerable<Problem> Listen(string path, string address)
    {
        if (address is not ("*" or "[::]"))
            return EndpointPart.Host(path, address.Trim('[', ']'));
        return [];
    }

    private static IEnumerable<Problem> Forwarded(string path, ForwardedPort port) =>
        [.. EndpointPart.Port(EndpointPart.At(path, "port"), port.Port), .. Pool(EndpointPart.At(path, "servers"), port.Servers)];

    private static IEnumerable<Problem> Pool(string path, IReadOnlyList<PoolServer> servers)
    {
        if (servers.Count == 0)
            yield return new(path, "must not be empty; a load balancer needs a server behind it.");
        for (var index = 0; index < servers.Count; index++)
        {
            foreach (var problem in Server($"{path}[{index}]", servers[index]))
                yield return problem;
        }

        foreach (var twice in servers.GroupBy(server => server.Name).Where(group => group.Count() > 1))
            yield return new(path, $"\"{twice.Key}\" is named {twice.Count()} times; each server needs a name of its own.");
    }

    private static IEnumerable<Problem> Server(string path, PoolServer server)
    {
        if (server.Name.Length == 0 || !server.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            yield return new($"{path}.name", $"\"{server.Name}\" is not a name for HAProxy; use letters, digits, dots, dashes and underscores.");
        foreach (var problem in EndpointPart.Host($"{path}.address", server.Address))
            yield return problem;
        foreach (var problem in EndpointPart.Port($"{path}.port", server.Port))
            yield return problem;
    }

    private static IEnumerable<Problem> PortClashes(string path, HaproxyConfig config) =>
        config.ForwardedPorts.Select(port => port.Port).Append(config.Port).Append(config.StatsPort)
            .GroupBy(port => port).Where(group => group.Count() > 1)
            .Select(group => new Problem(path, $"port {group.Key} is used {group.Count()} times (port and statsPort count as well); use each port once."));
}
