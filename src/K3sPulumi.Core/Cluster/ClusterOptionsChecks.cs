using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>What can be wrong with the options of a cluster, each by itself and together with its settings and nodes.</summary>
internal static class ClusterOptionsChecks
{
    public const string RootlessIsAlone = "allows a single server and nothing else; run K3s as root, or leave the other nodes out.";

    public static void Check(ProblemList findings, ClusterOptions options, ClusterSettings settings)
    {
        findings.Check("systemDefaultRegistry", options.SystemDefaultRegistry, ImageNames.RegistryProblem);
        var controlPlane = findings.At("controlPlane");
        controlPlane.Check("secretsEncryptionProvider", options.SecretsEncryptionProvider, EncryptionProviders.Problem);
        controlPlane.CheckEach("kubeApiserverArgs", options.KubeApiserverArgs,
            argument => ComponentArgs.Problem("kube-apiserver-arg", argument));
        controlPlane.CheckEach("kubeControllerManagerArgs", options.KubeControllerManagerArgs,
            argument => ComponentArgs.Problem("kube-controller-manager-arg", argument));
        CheckNetwork(findings.At("network"), options, settings);
        CheckSecurity(controlPlane, options);
        options.Hardening?.Check(findings.At("hardening"));
    }

    /// <param name="findings">At the cluster's path.</param>
    /// <param name="options">Of the cluster.</param>
    /// <param name="settings">Of the cluster.</param>
    /// <param name="nodes">Options of each node, with the path below which the author wrote them.</param>
    public static void CheckTogether(
        ProblemList findings, ClusterOptions options, ClusterSettings settings, IReadOnlyList<(string Path, NodeOptions Node)> nodes)
    {
        foreach (var (path, node) in nodes)
        {
            var at = findings.At(path);
            if (node.Rootless && nodes.Count > 1)
                at.Add("rootless", RootlessIsAlone);
            if (node.Rootless && settings.Manifests.IsKnown)
                at.Add("rootless", "cannot be used with manifests, which are files of root's K3s; apply them with kubectl, or leave one of them out.");
            if (node.Rootless && options.Hardening is not null)
                at.Add("rootless", "cannot be used with hardening, whose kernel parameters an ordinary user's kubelet may not read or set; leave one of them out.");
            if (options.EmbeddedRegistry.Or(false) && node.DockerRuntime.Or(false))
                at.Add("runtime.docker", "cannot be used with embeddedRegistry, which needs K3s's own containerd; leave one of them out.");
            if (options.EmbeddedRegistry.Or(false) && node.RuntimeEndpoint.IsGiven)
                at.Add("runtime.endpoint", "cannot be used with embeddedRegistry, which needs K3s's own containerd; leave one of them out.");
            if (settings.FlannelBackend is { IsKnown: true, Content: "none" } && node.FlannelIface.IsGiven)
                at.Add("flannelIface", "has no effect with flannelBackend none; leave it out.");
            if (settings.FlannelBackend.IsGiven && node.VpnAuth.IsGiven)
                at.Add("vpnAuth", "brings its own way between nodes; leave flannelBackend out.");
        }
    }

    private static void CheckNetwork(ProblemList findings, ClusterOptions options, ClusterSettings settings)
    {
        findings.Check("egressSelectorMode", options.EgressSelectorMode, EgressSelectorModes.Problem);
        var services = CommaList.Split(settings.ServiceCidr.Or(NetworkDefaults.ServiceCidr));
        if (settings.ServiceCidr.IsKnown || !settings.ServiceCidr.IsGiven)
            findings.CheckEach("clusterDns", options.ClusterDns, address => ClusterNetworks.DnsProblem(address, services));
        if (options.FlannelIpv6Masq.Or(false) && (settings.ClusterCidr.IsKnown || !settings.ClusterCidr.IsGiven)
            && !CommaList.Split(settings.ClusterCidr.Or("")).Any(cidr => Cidrs.Family(cidr) == System.Net.Sockets.AddressFamily.InterNetworkV6))
            findings.Add("flannelIpv6Masq", "is for IPv6, and clusterCidr has none; give clusterCidr an IPv6 network too, or leave it out.");
    }

    private static void CheckSecurity(ProblemList findings, ClusterOptions options)
    {
        if (options.SecretsEncryptionProvider.IsGiven && options.Hardening is null && !options.SecretsEncryption.Or(false) && !options.SecretsEncryption.IsUnknown)
            findings.Add("secretsEncryptionProvider", "has no effect without secretsEncryption; set that to true, or leave it out.");
        if (options.Hardening is not null && options.SecretsEncryption is { IsKnown: true, Content: false })
            findings.Add("secretsEncryption", "is part of hardening; leave it out, or leave hardening out.");
    }
}
