using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>Inputs that are accepted but change nothing, and those that are rejected everywhere, each with a reason.</summary>
internal static class Exceptions
{
    private const string Databases = "PostgresDatastore|MySqlDatastore|EtcdDatastore";

    private static readonly (string Components, Place? Place, string Paths, string Reason)[] Idle =
    [
        ("K3sAgent", null, @"hardening\.exemptNamespaces",
            "the servers write the network policies; the same profile is given to all nodes"),
        ("K3sAgent", Place.Docker, "clusterCidr|serviceCidr|flannelBackend",
            "hosts need it for their firewall and proxy; an agent takes what the cluster has"),
        ("K3sCluster|K3sServer|K3sAgent", Place.Docker, @"(.*\.)?airGap\.generation",
            "nothing is sent to a host, where it could get lost"),
        ("K3sCluster|K3sServer|K3sAgent", null, @"(.*\.)?drift", "what does not exist yet has not been changed by anybody"),
        ("K3sServer", Place.Docker, "drainTimeout", "only a K3sCluster removes a container through another server"),
        (Databases, Place.Docker, "deleteData", "a volume goes with its container"),
    ];

    private static readonly (string Components, string Paths, string Reason)[] Never =
    [
        ("K3sAgent|K3sCluster", @"(agents\[0\]\.)?docker\.(apiPort|apiBindAddress)", "an agent has no API"),
        ("K3sAgent", @"certificates\.authority(\..*)?", "agents take the CAs of the servers"),
        ("K3sAgent|K3sCluster", @"(agents\[0\]\.)?rootless", "a rootless server has no agents"),
    ];

    private static readonly (string Components, string Paths, string Reason)[] OfOthers =
    [
        ("K3sAgent", "token", "agents join with the agents' token"),
        ("K3sServer", @"joinTokens\[0\]\..*|kubeconfigs\[0\]\..*", "a cluster has them, not its first server"),
        ("K3sServer|K3sAgent", @"(.*\.)?drift", "a cluster records it for all of its nodes"),
        ("K3sServer", "restore\\.(from|generation)", "in Docker one command restores all servers of a cluster"),
    ];

    /// <summary>Whether an input of the cluster has another meaning than the node's input with the same name.</summary>
    public static bool IsOfOthers(string component, string path) =>
        OfOthers.Any(entry => Is(entry.Components, component) && Is(entry.Paths, path));

    /// <summary>Why the input may change nothing; null if it must change something.</summary>
    public static string? Reason(string component, Place place, string path) => Idle
        .Where(entry => (entry.Place ?? place) == place && Is(entry.Components, component) && Is(entry.Paths, path))
        .Select(entry => entry.Reason).FirstOrDefault();

    /// <summary>Whether it is rejected both in Docker and on hosts.</summary>
    public static bool IsNever(string component, string path) =>
        Never.Any(entry => Is(entry.Components, component) && Is(entry.Paths, path));

    private static bool Is(string pattern, string text) => Regex.IsMatch(text, $"^(?:{pattern})$");
}
