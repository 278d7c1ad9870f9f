using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>One server behind the load balancer: its name in HAProxy, and where it listens.</summary>
internal sealed record PoolServer(string Name, string Address, int Port = NetworkDefaults.ApiPort);
