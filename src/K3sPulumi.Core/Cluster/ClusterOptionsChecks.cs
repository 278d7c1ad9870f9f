using System.Net.Sockets;
using K3sPulumi.Core.Adoption;
using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Oidc;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>Checks of the options of a cluster, individually and in combination with its settings and nodes.</summary>
internal static class ClusterOptionsChecks
{
    public const string RootlessIsAlone = "supports only a single server; run K3s as root, or remove the other nodes.";

    public static void Check(ProblemList problems, ClusterSettings settings)
    {
        problems.Check("systemDefaultRegistry", settings.SystemDefaultRegistry, ImageNames.RegistryProblem);
        var controlPlane = problems.At("controlPlane");
        controlPlane.Check("secretsEncryptionProvider", settings.SecretsEncryptionProvider, EncryptionProviders.Problem);
        controlPlane.CheckEach("kubeApiserverArgs", settings.KubeApiserverArgs,
            argument => ComponentArgs.Problem("kube-apiserver-arg", argument));
        if (settings.Oidc is { } oidc)
        {
            OidcChecks.Check(controlPlane.At("oidc"), oidc);
            controlPlane.CheckEach("kubeApiserverArgs", settings.KubeApiserverArgs, argument => OidcSpec.IsOwn(argument)
                ? $"must not set {ComponentArgs.Flag(argument)}, which contradicts oidc; remove one of the two." : null);
        }

        controlPlane.CheckEach("kubeControllerManagerArgs", settings.KubeControllerManagerArgs,
            argument => ComponentArgs.Problem("kube-controller-manager-arg", argument));
        CheckNetwork(problems.At("networking"), settings);
        CheckSecurity(controlPlane, settings);
        settings.Hardening?.Check(problems.At("hardening"));
    }

    /// <param name="problems">At the cluster's path.</param>
    /// <param name="settings">The cluster's.</param>
    /// <param name="nodes">Options of each node, with the path at which the user set them.</param>
    public static void CheckTogether(
        ProblemList problems, ClusterSettings settings, IReadOnlyList<(string Path, NodeSpec Node)> nodes)
    {
        AdoptionChecks.Check(problems, nodes);
        foreach (var (path, node) in nodes)
        {
            var at = problems.At(path);
            if (node.Rootless && nodes.Count > 1)
                at.Add("rootless", RootlessIsAlone);
            if (node.Rootless && settings.Manifests.IsKnown)
                at.Add("rootless", "cannot be used with manifests, whose files only root can write; apply them with kubectl, or "
                    + "remove one of the two.");
            PluginChecks.CheckNode(at, settings, node);
            if (node.Rootless && settings.Hardening is not null)
                at.Add("rootless", "cannot be used with hardening, because the kubelet of an ordinary user can neither read nor "
                    + "set the kernel parameters; remove one of the two.");
            if (settings.EmbeddedRegistry.Or(false) && node.DockerRuntime.Or(false))
                at.Add("runtime.docker", "cannot be used with embeddedRegistry, which needs K3s's own containerd; remove one of "
                    + "the two.");
            if (settings.EmbeddedRegistry.Or(false) && node.RuntimeEndpoint.IsGiven)
                at.Add("runtime.endpoint", "cannot be used with embeddedRegistry, which needs K3s's own containerd; remove one "
                    + "of the two.");
            if (settings.FlannelBackend is { IsKnown: true, Content: "none" } && node.FlannelIface.IsGiven)
                at.Add("flannelIface", "has no effect with flannelBackend none; remove it.");
            if (settings.FlannelBackend.IsGiven && node.VpnAuth.IsGiven)
                at.Add("vpnAuth", "already connects the nodes; remove " + (settings.Cni is null ? "flannelBackend." : "cni."));
        }
    }

    private static void CheckNetwork(ProblemList problems, ClusterSettings settings)
    {
        problems.Check("egressSelectorMode", settings.EgressSelectorMode, EgressSelectorModes.Problem);
        var services = settings.ServiceCidrs;
        if (settings.ServiceCidr.IsKnown || !settings.ServiceCidr.IsGiven)
            problems.CheckEach("clusterDns", settings.ClusterDns, address => ClusterNetworks.DnsProblem(address, services));
        if (settings.FlannelIpv6Masq.Or(false) && (settings.ClusterCidr.IsKnown || !settings.ClusterCidr.IsGiven)
            && !CommaList.Split(settings.ClusterCidr.Or("")).Any(cidr => Cidrs.Family(cidr) == AddressFamily.InterNetworkV6))
            problems.Add("flannelIpv6Masq", "is for IPv6, and clusterCidr has no IPv6 network; add one, or remove this.");
    }

    private static void CheckSecurity(ProblemList problems, ClusterSettings settings)
    {
        if (settings.SecretsEncryptionProvider.IsGiven && settings.Hardening is null
            && !settings.SecretsEncryption.Or(false) && !settings.SecretsEncryption.IsUnknown)
            problems.Add("secretsEncryptionProvider", "has no effect without secretsEncryption; set that to true, or remove "
                + "this.");
        if (settings.Hardening is not null && settings.SecretsEncryption is { IsKnown: true, Content: false })
            problems.Add("secretsEncryption", "is part of hardening; remove one of the two.");
    }
}
