using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Networking;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The same inputs in the shape of another component.</summary>
internal static class Conversions
{
    public static SshArgs AsSsh(this BastionArgs bastion) => new()
    {
        Address = bastion.Address,
        Port = bastion.Port,
        User = bastion.User,
        PrivateKey = bastion.PrivateKey,
        PrivateKeyPassphrase = bastion.PrivateKeyPassphrase,
        Password = bastion.Password,
        AgentSocketPath = bastion.AgentSocketPath,
        HostKey = bastion.HostKey,
        TrustAnyHostKey = bastion.TrustAnyHostKey,
        DialErrorLimit = bastion.DialErrorLimit,
        PerDialTimeout = bastion.PerDialTimeout,
    };

    /// <summary>What each server of the cluster shares with the others.</summary>
    public static K3sServerArgs ForServers(this K3sClusterArgs cluster) => new()
    {
        Version = cluster.Version,
        Token = cluster.Token,
        AgentToken = cluster.AgentToken,
        ApiAddress = cluster.ApiAddress,
        EmbeddedEtcd = cluster.EmbeddedEtcd,
        TlsSans = cluster.TlsSans,
        Disable = cluster.Disable,
        ClusterCidr = cluster.ClusterCidr,
        ServiceCidr = cluster.ServiceCidr,
        FlannelBackend = cluster.FlannelBackend,
        KubeconfigRenewalDays = cluster.KubeconfigRenewalDays,
        Network = cluster.Network,
        ControlPlane = cluster.ControlPlane,
        Hardening = cluster.Hardening,
        EmbeddedRegistry = cluster.EmbeddedRegistry,
        SystemDefaultRegistry = cluster.SystemDefaultRegistry,
        Datastore = cluster.Datastore,
        Snapshots = cluster.Snapshots,
        Manifests = cluster.Manifests,
    };

    /// <summary>What each agent must know of the cluster.</summary>
    public static K3sAgentArgs ForAgents(this K3sClusterArgs cluster, Output<string> serverUrl, Output<string> token, SshArgs? leaveThrough) => new()
    {
        Version = cluster.Version,
        ServerUrl = serverUrl,
        Token = token,
        LeaveThrough = leaveThrough,
        ClusterCidr = cluster.ClusterCidr,
        ServiceCidr = cluster.ServiceCidr,
        FlannelBackend = cluster.FlannelBackend,
        Hardening = cluster.Hardening,
        EmbeddedRegistry = cluster.EmbeddedRegistry,
    };

    /// <summary>Gives <paramref name="target"/> all that sets <paramref name="node"/> apart.</summary>
    public static T With<T>(this T target, NodeArgs node, NodeContext placement)
        where T : NodeArgs
    {
        target.NodeName = placement.Plan.NodeName;
        target.NodeLabels = node.NodeLabels;
        target.NodeTaints = node.NodeTaints;
        target.NodeIp = node.NodeIp;
        target.NodeExternalIp = node.NodeExternalIp;
        target.WithNodeId = node.WithNodeId;
        target.KubeletArgs = node.KubeletArgs;
        target.Config = node.Config;
        target.Registries = node.Registries;
        target.Proxy = node.Proxy;
        target.Firewall = node.Firewall;
        target.NodeNetworks = node.NodeNetworks;
        target.Selinux = node.Selinux;
        target.Runtime = node.Runtime;
        target.Kernel = node.Kernel;
        target.VpnAuth = node.VpnAuth;
        target.DataDirectory = node.DataDirectory;
        target.FlannelIface = node.FlannelIface;
        target.ResolvConf = node.ResolvConf;
        target.Rootless = node.Rootless;
        target.Architecture = node.Architecture;
        target.AirGap = node.AirGap;
        target.Images = node.Images;
        target.ArtifactUrl = node.ArtifactUrl;
        target.InstallerUrl = node.InstallerUrl;
        target.SkippedChecks = node.SkippedChecks;
        target.HostIsGone = node.HostIsGone;
        target.PrepareTimeout = node.PrepareTimeout;
        target.Generation = node.Generation;
        target.ReadyTimeout = node.ReadyTimeout;
        target.DrainTimeout = node.DrainTimeout;
        target.Docker = node.Docker;
        target.Ssh = node.Ssh;
        return target;
    }
}
