using Pulumi;

namespace K3sPulumi;

/// <summary>A container and the Docker engine that runs it.</summary>
public class DockerContainerArgs : ResourceArgs
{
    /// <summary>
    /// Docker engine, such as <c>ssh://user@host</c> or <c>tcp://host:2376</c>. Default: the engine in <c>DOCKER_HOST</c>, or
    /// else the local socket. All containers of a component share one engine. Plain value: it decides which resources exist.
    /// </summary>
    [Input("host")]
    public string? Host { get; set; }

    /// <summary>
    /// Image of the container. Default: for nodes <c>rancher/k3s</c> with the tag of the version (<c>+</c> becomes <c>-</c>),
    /// where a tag of another version is rejected; for others the official image of the program. <c>latest</c> and a missing tag
    /// are rejected; a digest is accepted.
    /// </summary>
    [Input("image")]
    public Input<string>? Image { get; set; }

    /// <summary>
    /// Name of an existing user-defined Docker network. Default: a network that the component creates. All containers of a
    /// component share one network.
    /// </summary>
    [Input("network")]
    public Input<string>? Network { get; set; }

    /// <summary>
    /// Static IPv4 address in the network. Default: assigned by the engine, or a static one where embedded etcd needs it.
    /// </summary>
    [Input("ip")]
    public Input<string>? Ip { get; set; }

    /// <summary>
    /// Published ports, as <c>[address:]hostPort:containerPort[/protocol]</c>. Default: none. Using a host port twice is
    /// rejected.
    /// </summary>
    [Input("ports")]
    public InputList<string> Ports { get => field ??= new(); set; }

    /// <summary>
    /// Additional mounts, as <c>source:/path[:ro]</c>; the source is a directory of the engine's host or the name of a volume.
    /// Default: none.
    /// </summary>
    [Input("volumes")]
    public InputList<string> Volumes { get => field ??= new(); set; }

    /// <summary>
    /// Memory limit with a unit, such as <c>2g</c> or <c>512m</c>. Default: none. Less than 256 MB is rejected. The container
    /// may use the same amount of swap in addition; an engine without swap limits (see <c>docker info</c>) shows that as an
    /// update in every run. The limit is the memory that the kubelet reports of a node, whose container is replaced when the
    /// limit changes. For other containers, removing the limit takes effect when the container is next replaced.
    /// </summary>
    [Input("memory")]
    public Input<string>? Memory { get; set; }

    /// <summary>
    /// CPU limit as a decimal number, such as <c>1.5</c>. Default: none. Numbers that the Docker provider reads back
    /// differently, such as <c>0.05</c>, are rejected.
    /// </summary>
    [Input("cpus")]
    public Input<string>? Cpus { get; set; }

    /// <summary>
    /// Additional entries of the container's hosts file, from name to IPv4 address. Default: none. IPv6 addresses are rejected.
    /// </summary>
    [Input("hostAliases")]
    public InputMap<string> HostAliases { get => field ??= new(); set; }

    /// <summary>
    /// Additional labels of the container. Default: none besides the library's own, which start with <c>k3spulumi.</c>.
    /// </summary>
    [Input("labels")]
    public InputMap<string> Labels { get => field ??= new(); set; }

    /// <summary>
    /// Additional environment variables; they are visible in <c>docker inspect</c>. Default: none. Variables that start with
    /// <c>K3S_</c> are rejected; use <c>config</c> instead.
    /// </summary>
    [Input("environment")]
    public InputMap<string> Environment { get => field ??= new(); set; }
}
