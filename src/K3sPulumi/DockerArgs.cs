using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using Pulumi;

namespace K3sPulumi;

/// <summary>A node that runs as a privileged container of the K3s image.</summary>
public sealed class DockerArgs : ResourceArgs
{
    /// <summary>
    /// Docker engine, such as <c>ssh://user@host</c> or <c>tcp://host:2376</c>. Default: the engine that <c>DOCKER_HOST</c> or the local socket leads to.
    /// All nodes of a cluster share one engine.
    /// </summary>
    [Input("host")]
    public string? Host { get; set; }

    /// <summary>
    /// Port of the engine's host on which the API server answers; used by the first server only. Default: 6443.
    /// Two clusters of one program that want the same port of one engine are a problem.
    /// </summary>
    [Input("apiPort")]
    public int? ApiPort { get; set; }

    /// <summary>
    /// Address of the engine's host on which the API port listens. Default: <c>127.0.0.1</c> on the local engine, <c>0.0.0.0</c> on a remote one.
    /// </summary>
    [Input("apiBindAddress")]
    public Input<string>? ApiBindAddress { get; set; }

    /// <summary>Image of the node. Default: <c>rancher/k3s</c> with the tag of the version (<c>+</c> becomes <c>-</c>).</summary>
    [Input("image")]
    public Input<string>? Image { get; set; }

    /// <summary>Registry, with an optional path, that is put before the default image, such as <c>mirror.example:5000</c>. Default: Docker Hub.</summary>
    [Input("imageRegistry")]
    public Input<string>? ImageRegistry { get; set; }

    /// <summary>Name of an existing user-defined network. Default: a network of the cluster's own. All nodes of a cluster share one network.</summary>
    [Input("network")]
    public Input<string>? Network { get; set; }

    /// <summary>Fixed IPv4 address in the network. Default: what the engine assigns, or a fixed one where embedded etcd needs it.</summary>
    [Input("ip")]
    public Input<string>? Ip { get; set; }

    /// <summary>Published ports as <c>[address:]hostPort:containerPort[/protocol]</c>. Default: none. The same host port twice is a problem.</summary>
    [Input("ports")]
    public InputList<string> Ports { get => field ??= new(); set; }

    /// <summary>Further mounts as <c>source:/path[:ro]</c>, where the source is a directory of the engine's host or the name of a volume. Default: none.</summary>
    [Input("volumes")]
    public InputList<string> Volumes { get => field ??= new(); set; }

    /// <summary>
    /// Memory limit, such as <c>2g</c> or <c>512m</c>. Default: none. Less than 256 MB is a problem. The same amount of swap may be used on top; an engine
    /// without swap limits (<c>docker info</c> says so) shows that as an update in every run. A limit that is taken away goes with the next replacement.
    /// </summary>
    [Input("memory")]
    public Input<string>? Memory { get; set; }

    /// <summary>CPU limit as a decimal number, such as <c>1.5</c>. Default: none. One that the Docker provider reads back as another number, such as <c>0.05</c>, is a problem.</summary>
    [Input("cpus")]
    public Input<string>? Cpus { get; set; }

    /// <summary>Further lines of the container's hosts file: name to IPv4 address. Default: none. An IPv6 address is a problem.</summary>
    [Input("hostAliases")]
    public InputMap<string> HostAliases { get => field ??= new(); set; }

    /// <summary>Further labels of the container. Default: none; the library adds its own under <c>k3spulumi.</c>.</summary>
    [Input("labels")]
    public InputMap<string> Labels { get => field ??= new(); set; }

    /// <summary>Further environment variables. Default: none. They are visible in <c>docker inspect</c>; <c>K3S_</c> variables are a problem, use <c>config</c>.</summary>
    [Input("environment")]
    public InputMap<string> Environment { get => field ??= new(); set; }
}
