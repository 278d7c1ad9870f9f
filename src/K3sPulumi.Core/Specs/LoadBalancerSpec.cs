namespace K3sPulumi.Core.Specs;

/// <summary>What is asked of the load balancer in front of a cluster's servers.</summary>
internal sealed record LoadBalancerSpec
{
    public DockerSpec? Docker { get; init; }

    public SshSpec? Ssh { get; init; }

    public Value<int> Port { get; init; }
}
