using Pulumi;

namespace K3sPulumi;

/// <summary>One member of an etcd datastore. Set exactly one of <c>docker</c> and <c>ssh</c>.</summary>
public sealed class EtcdMemberArgs : ResourceArgs
{
    /// <summary>
    /// Name of the member and of its resources. Default: the name of the datastore and the position. Plain value: it names
    /// resources.
    /// </summary>
    [Input("name")]
    public string? Name { get; set; }

    /// <summary>Host that runs the member.</summary>
    [Input("ssh")]
    public SshArgs? Ssh { get; set; }

    /// <summary>Runs the member as a container.</summary>
    [Input("docker")]
    public DockerContainerArgs? Docker { get; set; }

    /// <summary>
    /// Host name or IP address at which the servers and the other members reach this one. Default: the address of the host, or
    /// the name of the container.
    /// </summary>
    [Input("address")]
    public Input<string>? Address { get; set; }
}
