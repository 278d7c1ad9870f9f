namespace K3sPulumi.Core.Networking;

/// <summary>The networks of a cluster that names none.</summary>
internal static class NetworkDefaults
{
    public const string PodCidr = "10.42.0.0/16";
    public const string ServiceCidr = "10.43.0.0/16";
    public const string ClusterDomain = "cluster.local";

    /// <summary>The port of the API and of joining nodes; the port on which K3s listens is always this one.</summary>
    public const int ApiPort = 6443;
}
