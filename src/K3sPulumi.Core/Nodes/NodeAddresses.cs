using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The known addresses of one node, from arguments and from YAML.</summary>
internal sealed record NodeAddresses
{
    public required string Path { get; init; }

    public required NodeRole Role { get; init; }

    public required NodeSpec Node { get; init; }

    /// <summary><c>node-ip</c></summary>
    public required Value<KeySetting> Internal { get; init; }

    /// <summary><c>node-external-ip</c></summary>
    public required Value<KeySetting> External { get; init; }

    /// <summary>The literal address of its host if that is the best guess of the node's address.</summary>
    public string? HostIp =>
        !Internal.IsGiven && !Node.VpnAuth.IsGiven && Node.Ssh?.Address is { IsKnown: true, Content: { } host }
            && Addresses.IsIp(host)
        ? host
        : null;

    /// <summary>Where other nodes reach it.</summary>
    public IEnumerable<NamedAddress> InternalAddresses
    {
        get
        {
            if (Node.Docker?.Ip is { IsKnown: true, Content: { } ip } && Addresses.IsIp(ip))
                yield return new(At("docker.ip"), Quote.Value(ip), ip);
            foreach (var address in Ips(Internal))
                yield return address;
            if (HostIp is { } host)
                yield return new(At("ssh.address"), Quote.Value(host), host);
        }
    }

    public IEnumerable<NamedAddress> ExternalAddresses => Ips(External);

    /// <param name="path">Path of the node; empty for a standalone component.</param>
    /// <param name="node">The node.</param>
    /// <param name="role">Its role.</param>
    /// <param name="shared">The YAML for all nodes of that role.</param>
    public static NodeAddresses Of(string path, NodeSpec node, NodeRole role, Value<string> shared = default)
    {
        ConfigLayer[] layers = [new(role == NodeRole.Server ? "serverConfig" : "agentConfig", shared),
            new(Join(path, "config"), node.Config)];
        return new NodeAddresses
        {
            Path = path,
            Role = role,
            Node = node,
            Internal = Setting("node-ip", node.NodeIp, Join(path, "nodeIp"), layers),
            External = Setting("node-external-ip", node.NodeExternalIp, Join(path, "nodeExternalIp"), layers),
        };
    }

    public static IReadOnlyList<NodeAddresses> Of(ClusterSpec spec) =>
        [.. ClusterChecks.Nodes(spec).Select(node => Of(node.Path, node.Node, node.Role,
            node.Role == NodeRole.Server ? spec.ServerConfig : spec.AgentConfig))];

    public string At(string name) => Join(Path, name);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static Value<KeySetting> Setting(string key, Value<string> argument, string path, ConfigLayer[] layers) =>
        KeySetting.Split(KeySetting.Of(key, argument.Select<IReadOnlyList<string>>(text => [text]), path, layers));

    private static IEnumerable<NamedAddress> Ips(Value<KeySetting> setting) =>
        setting.IsKnown && setting.Content is { } known
            ? known.Values.Where(Addresses.IsIp).Select(value => new NamedAddress(known.Path, known.Name(value), value))
            : [];
}
