namespace K3sPulumi.Core.LoadBalancing;

/// <summary>Where HAProxy runs, as far as its configuration must know.</summary>
internal sealed record HaproxyPlacement(string AdminSocket, string StateFile, bool StartsAsRoot)
{
    /// <summary>
    /// Where the first address of a server that is given by name comes from. On a host the system is asked, which knows
    /// <c>/etc/hosts</c>. In a container names belong to Docker's DNS, and asking the system would block for minutes where that
    /// passes an unknown name on to a DNS that does not answer.
    /// </summary>
    public string InitialAddress => StartsAsRoot ? "libc,none" : "none";

    /// <summary>The distribution's service: started by root, gives up its rights itself.</summary>
    public static readonly HaproxyPlacement Host = new("/run/haproxy/k3s.sock", "/var/lib/haproxy/k3s-servers.state",
        StartsAsRoot: true);

    /// <summary>The official image: runs as its own user from the start, which owns /var/lib/haproxy and nothing else.</summary>
    public static readonly HaproxyPlacement Container = new("/var/lib/haproxy/k3s.sock", "/var/lib/haproxy/k3s-servers.state",
        StartsAsRoot: false);
}
