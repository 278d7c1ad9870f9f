namespace K3sPulumi.Core.LoadBalancing;

/// <summary>Where HAProxy runs, as far as its configuration must know.</summary>
internal sealed record HaproxyPlacement(string AdminSocket, string StateFile, bool StartsAsRoot)
{
    /// <summary>The distribution's service: started by root, gives up its rights itself.</summary>
    public static readonly HaproxyPlacement Host = new("/run/haproxy/k3s.sock", "/var/lib/haproxy/k3s-servers.state", StartsAsRoot: true);

    /// <summary>The official image: runs as its own user from the start, which owns /var/lib/haproxy and nothing else.</summary>
    public static readonly HaproxyPlacement Container = new("/var/lib/haproxy/k3s.sock", "/var/lib/haproxy/k3s-servers.state", StartsAsRoot: false);
}
