namespace K3sPulumi.Core.LoadBalancing;

/// <summary>Where HAProxy runs, as far as its configuration depends on it.</summary>
internal sealed record HaproxyPlacement(string AdminSocket, string StateFile, bool StartsAsRoot)
{
    /// <summary>
    /// How the first address of a server with a host name is resolved. On a host the system resolver is used, which knows
    /// <c>/etc/hosts</c>. In a container Docker's DNS resolves names, and the system resolver would block for minutes if it
    /// forwards an unknown name to a DNS server that does not respond.
    /// </summary>
    public string InitialAddress => StartsAsRoot ? "libc,none" : "none";

    /// <summary>The service of the distribution: started as root, drops its privileges itself.</summary>
    public static readonly HaproxyPlacement Host = new("/run/haproxy/k3s.sock", "/var/lib/haproxy/k3s-servers.state",
        StartsAsRoot: true);

    /// <summary>The official image: runs as its own user from the start, which owns only /var/lib/haproxy.</summary>
    public static readonly HaproxyPlacement Container = new("/var/lib/haproxy/k3s.sock", "/var/lib/haproxy/k3s-servers.state",
        StartsAsRoot: false);
}
