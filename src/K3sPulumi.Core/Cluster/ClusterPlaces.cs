using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// Finds hosts and addresses that two parts of a cluster use, and addresses that lead to the wrong place.
/// </summary>
internal static class ClusterPlaces
{
    public static void Check(ProblemList problems, ClusterSpec spec, IReadOnlyList<NodeAddresses> nodes)
    {
        CheckHosts(problems, spec);
        CheckOwn(problems, nodes, FlannelExternalIp(spec));
        CheckOuter(problems, nodes, FlannelExternalIp(spec));
        CheckApiAddress(problems, spec, nodes);
        CheckVirtualAddress(problems, spec.Settings, nodes);
        CheckFloatingAddress(problems, spec, nodes);
        CheckLoopback(problems, spec);
    }

    public static IEnumerable<HostClaim> Claims(ClusterSpec spec)
    {
        var hasEtcd = spec.Store == NodeStore.EmbeddedEtcd;
        return ClusterChecks.Nodes(spec).Select(node => HostClaim.OfNode(node.Path, node.Node, node.Role, hasEtcd))
            .OfType<HostClaim>()
            .Concat(spec.LoadBalancer is { } balancer ? HostClaim.OfBalancer("loadBalancer", balancer) : []);
    }

    /// <summary>The first conflict of each claim with an earlier one.</summary>
    public static void CheckHosts(ProblemList problems, IEnumerable<HostClaim> claims)
    {
        var earlier = new List<HostClaim>();
        foreach (var claim in claims)
        {
            if (earlier.Select(other => claim.Against(other, owner: null))
                .FirstOrDefault(problem => problem is not null) is { } problem)
                problems.Add(problem.Path, problem.Message);
            earlier.Add(claim);
        }
    }

    private static void CheckHosts(ProblemList problems, ClusterSpec spec) => CheckHosts(problems, Claims(spec));

    /// <summary>Node addresses; conflicts between two that are derived from hosts are left to <see cref="HostClaim"/>.</summary>
    private static void CheckOwn(ProblemList problems, IReadOnlyList<NodeAddresses> nodes, bool hasTunnels)
    {
        var taken = new List<(string Path, string Address, bool IsHost, string Bastion)>();
        foreach (var node in nodes.Where(node => !node.Node.HostIsGone))
        {
            var bastion = HostPlace.Of(node.Node.Ssh)?.Bastion ?? "";
            foreach (var (path, name, ip) in node.InternalAddresses)
            {
                var (address, isHost) = (SpecialAddresses.Normal(ip), path == node.At("ssh.address"));
                var other = taken.Find(other => other.Address == address && !(isHost && other.IsHost)
                    && (other.Bastion == bastion || !(hasTunnels || isHost || other.IsHost)));
                if (other.Path is not null)
                    problems.Add(path, other.Path == path
                        ? $"{name} is set for several nodes; each needs its own address, so set it per node."
                        : $"{name} is already the address of another node ({other.Path}); each node needs its own.");
                taken.Add((path, address, isHost, bastion));
            }
        }
    }

    /// <summary>The endpoints of the Kubernetes service and of flannel's tunnels must each belong to one node.</summary>
    private static void CheckOuter(ProblemList problems, IReadOnlyList<NodeAddresses> nodes, bool hasTunnels)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in nodes.Where(node => !node.Node.HostIsGone && (hasTunnels || node.Role == NodeRole.Server)))
        {
            foreach (var (path, name, ip) in node.ExternalAddresses)
            {
                var address = SpecialAddresses.Normal(ip);
                if (taken.TryGetValue(address, out var other))
                    problems.Add(path, other == path
                        ? $"{name} is set for several nodes; each needs its own external address, so set it per node."
                        : $"{name} is already the external address of another node ({other}); set a different one for each node, "
                            + "or remove it.");
                taken.TryAdd(address, path);
            }
        }
    }

    /// <summary>Without an API address, the cluster uses the address of the first server.</summary>
    private static void CheckApiAddress(ProblemList problems, ClusterSpec spec, IReadOnlyList<NodeAddresses> nodes)
    {
        if (spec.ApiAddress is not { IsKnown: true, Content: { } address })
            return;
        problems.Add("apiAddress", SpecialAddresses.HostProblem(address));
        var isOverSsh = spec.Servers is [{ Ssh: not null, Docker: null }, ..];
        if (isOverSsh && nodes.Count > 1 && SpecialAddresses.IsLoopback(address))
            problems.Add("apiAddress",
                $"{Quote.Value(address)} leads each node to itself, but nodes join there; set an address at "
                + "which all nodes can reach the servers.");
        foreach (var server in nodes.Where(node => node.Role == NodeRole.Server).Skip(1))
        {
            if (HasAddress(server, address))
                problems.Add("apiAddress", $"{Quote.Value(address)} is the address of {server.Path} only, but the other servers "
                    + "join there; set one that leads to all servers, or remove it.");
        }
    }

    private static void CheckFloatingAddress(ProblemList problems, ClusterSpec spec, IReadOnlyList<NodeAddresses> nodes)
    {
        if (spec.LoadBalancer?.FloatingAddress is { IsKnown: true, Content: { } floating }
            && nodes.FirstOrDefault(node => HasAddress(node, floating)) is { } owner)
            problems.Add("loadBalancer.floatingAddress",
                $"{Quote.Value(floating)} is already the address of {owner.Path}; use an address that no host has.");
    }

    public static void CheckVirtualAddress(
        ProblemList problems, ClusterSettings settings, IReadOnlyList<NodeAddresses> nodes)
    {
        if (settings.KubeVip?.Address is { IsKnown: true, Content: { } address }
            && nodes.FirstOrDefault(node => HasAddress(node, address)) is { } owner)
            problems.Add("kubeVip.address",
                $"{Quote.Value(address)} is already the address of "
                + $"{(owner.Path.Length == 0 ? "this server" : owner.Path)}; use an address that no host has.");
    }

    public static bool HasAddress(NodeAddresses node, string address)
    {
        var normal = SpecialAddresses.Normal(address);
        return HostPlace.Of(node.Node.Ssh)?.Address == normal && !SpecialAddresses.IsLoopback(address)
            || node.InternalAddresses.Concat(node.ExternalAddresses).Any(own => SpecialAddresses.Normal(own.Address) == normal);
    }

    /// <summary>
    /// Hosts with an address that works only on the deploying machine, although other machines must reach them too.
    /// </summary>
    private static void CheckLoopback(ProblemList problems, ClusterSpec spec)
    {
        var balancer = spec.LoadBalancer is { Ssh: { } host } ? host : null;
        if (balancer is not null && IsLoopback(balancer) && !spec.LoadBalancer!.FloatingAddress.IsGiven
            && !spec.ApiAddress.IsGiven)
            problems.Add("loadBalancer.ssh.address", $"{Quote.Value(balancer.Address.Content!)} leads each node to itself, but "
                + "nodes join there; set an address at which the nodes can reach the load balancer.");
        foreach (var (index, server) in spec.Servers.Index())
        {
            var isJoined = index == 0 && spec.Servers.Count + spec.Agents.Count > 1 && balancer is null
                && !spec.ApiAddress.IsGiven;
            var isBalanced = balancer is not null && HostPlace.Of(balancer) is { } place && place != HostPlace.Of(server.Ssh);
            if (server.Ssh is { } ssh && (isJoined || isBalanced) && IsLoopback(ssh))
                problems.Add($"servers[{index}].ssh.address", isJoined
                    ? $"{Quote.Value(ssh.Address.Content!)} leads each node to itself, but nodes join there; set an address at "
                            + "which the other nodes can reach this server, or set apiAddress."
                    : $"{Quote.Value(ssh.Address.Content!)} leads the load balancer to itself; set an address at which it can "
                        + "reach this server.");
        }
    }

    private static bool IsLoopback(SshSpec host) =>
        host.Address is { IsKnown: true, Content: { } address } && SpecialAddresses.IsLoopback(address);

    private static bool FlannelExternalIp(ClusterSpec spec) =>
        FlannelExternalIp(spec.Settings, [new("serverConfig", spec.ServerConfig)]);

    internal static bool FlannelExternalIp(ClusterSettings settings, IEnumerable<ConfigLayer> layers)
    {
        var setting = KeySetting.Of("flannel-external-ip", settings.FlannelExternalIp
            .Select<IReadOnlyList<string>>(isSet => [isSet ? "true" : "false"]), "", layers);
        return setting.IsUnknown || setting.Content is { IsTrue: true };
    }
}
