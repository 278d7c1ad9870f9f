using Pulumi;

namespace K3sPulumi;

/// <summary>One member of an etcd datastore. Exactly one of <c>docker</c> and <c>ssh</c> must be given.</summary>
public sealed class EtcdMemberArgs : ResourceArgs
{
    /// <summary>Name of the member; it also names its resources. Default: the datastore's name and the position.</summary>
    [Input("name")]
    public string? Name { get; set; }

    /// <summary>Host that runs the member.</summary>
    [Input("ssh")]
    public SshArgs? Ssh { get; set; }

    /// <summary>Runs the member as a container.</summary>
    [Input("docker")]
    public DockerArgs? Docker { get; set; }

    /// <summary>Name or address at which servers and the other members reach it. Default: the host's address, in Docker the container's name.</summary>
    [Input("address")]
    public Input<string>? Address { get; set; }
}
