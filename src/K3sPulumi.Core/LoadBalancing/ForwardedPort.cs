namespace K3sPulumi.Core.LoadBalancing;

/// <summary>
/// An additional port that is forwarded unchanged, such as 443 to the nodes that run the ingress; health-checked by connecting.
/// </summary>
internal sealed record ForwardedPort(int Port, IReadOnlyList<PoolServer> Servers)
{
    public string Name => $"port-{Port}";
}
