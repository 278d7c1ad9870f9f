using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>
/// Checks the servers behind a standalone load balancer: each only once, and none that points to the load balancer itself.
/// </summary>
internal static class PoolPlaces
{
    public static void Check(ProblemList problems, LoadBalancerSpec spec)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, address) in spec.Servers.Or(new Dictionary<string, string>()))
        {
            var path = $"servers[\"{name}\"]";
            if (!taken.TryAdd(SpecialAddresses.Normal(address), path))
                problems.Add(path, $"{Quote.Value(address)} is already the address of {taken[SpecialAddresses.Normal(address)]}; "
                    + "list each server once.");
            else if (SpecialAddresses.HostProblem(address) is { } problem)
                problems.Add(path, problem);
            else if (spec.Docker is not null && SpecialAddresses.IsLoopback(address))
                problems.Add(path,
                    $"{Quote.Value(address)} points to the load balancer's own container; use the host name or IP address "
                    + "of the server.");
            else if (spec.ActualPort == NetworkDefaults.ApiPort && IsOwn(spec, address))
                problems.Add("port", $"{spec.ActualPort} is the port of {path} on the same host, {Quote.Value(address)}; choose "
                    + "another port, or run the load balancer on a separate host.");
        }
    }

    private static bool IsOwn(LoadBalancerSpec spec, string address) => spec.Ssh is not null
        && (SpecialAddresses.IsLoopback(address)
            || spec.Standbys.Prepend(spec.Ssh).Any(host => HostPlace.Of(host)?.Address == SpecialAddresses.Normal(address)));
}
