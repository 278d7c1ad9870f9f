namespace K3sPulumi.Core.LoadBalancing;

/// <summary>
/// A further port that is passed through unchanged, such as 443 to the nodes that run the ingress; checked by connecting.
/// </summary>
internal sealed record ForwardedPort(int Port, IReadOnlyList<PoolServer> Servers)
{
    public string Name => $"port-{Port}";
}
