using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> for closed networks and difficult hosts.</summary>
internal static class OptionGathering
{
    /// <summary>The node's own options over those of its cluster, once a cluster has placed it.</summary>
    public static Func<Values, NodeOptions> GatherOptions(this NodeArgs args, InputSet inputs, NodeContext? context)
    {
        var own = SharedOptions.Of(args).Gather(inputs);
        var shared = context?.Shared?.Gather(inputs);
        var face = inputs.Add(args.FlannelIface);
        var resolv = inputs.Add(args.ResolvConf);
        var kubelet = inputs.AddList(args.KubeletArgs);
        return values =>
        {
            var options = own(values) with
            {
                Rootless = args.Rootless ?? false,
                FlannelIface = values.Get(face),
                ResolvConf = values.Get(resolv),
                KubeletArgs = values.Get(kubelet),
            };
            return shared is null ? options : options.Over(shared(values));
        };
    }

    public static Func<Values, NodeOptions> Gather(this SharedOptions args, InputSet inputs)
    {
        var registries = args.Registries?.Gather(inputs);
        var localRegistry = inputs.Add(args.LocalRegistry);
        var proxy = args.Proxy?.Gather(inputs);
        var firewall = inputs.Add(args.Firewall);
        var networks = inputs.AddList(args.NodeNetworks);
        var selinux = inputs.Add(args.Selinux);
        var (docker, endpoint) = (inputs.Add(args.Runtime?.Docker), inputs.Add(args.Runtime?.Endpoint));
        var (snapshotter, bundled) = (inputs.Add(args.Runtime?.Snapshotter), inputs.Add(args.Runtime?.PreferBundledBin));
        var (persist, memory) = (inputs.Add(args.Kernel?.Persist), inputs.Add(args.Kernel?.EnableMemoryCgroup));
        var vpn = inputs.AddSecret(args.VpnAuth);
        var data = inputs.Add(args.DataDirectory);
        return values => new NodeOptions
        {
            Registries = registries?.Invoke(values),
            LocalRegistry = values.Get(localRegistry),
            Proxy = proxy?.Invoke(values),
            Firewall = values.Get(firewall),
            NodeNetworks = values.Get(networks),
            Selinux = values.Get(selinux),
            DockerRuntime = values.Get(docker),
            RuntimeEndpoint = values.Get(endpoint),
            Snapshotter = values.Get(snapshotter),
            PreferBundledBin = values.Get(bundled),
            PersistKernelSettings = values.Get(persist),
            EnableMemoryCgroup = values.Get(memory),
            VpnAuth = values.Get(vpn),
            DataDirectory = values.Get(data),
        };
    }

    public static Func<Values, ClusterOptions> GatherOptions(this K3sServerArgs args, InputSet inputs)
    {
        var (network, plane) = (args.Network, args.ControlPlane);
        var dns = inputs.AddList(network?.ClusterDns);
        var egress = inputs.Add(network?.EgressSelectorMode);
        var (masq, external, policy) = (inputs.Add(network?.FlannelIpv6Masq), inputs.Add(network?.FlannelExternalIp), inputs.Add(network?.DisableNetworkPolicy));
        var (encryption, provider) = (inputs.Add(plane?.SecretsEncryption), inputs.Add(plane?.SecretsEncryptionProvider));
        var (api, manager) = (inputs.AddList(plane?.KubeApiserverArgs), inputs.AddList(plane?.KubeControllerManagerArgs));
        var registry = inputs.Add(args.SystemDefaultRegistry);
        var common = GatherCommon(args.Hardening, args.EmbeddedRegistry, inputs);
        return values => common(values) with
        {
            ClusterDns = values.Get(dns),
            EgressSelectorMode = values.Get(egress),
            FlannelIpv6Masq = values.Get(masq),
            FlannelExternalIp = values.Get(external),
            DisableNetworkPolicy = values.Get(policy),
            SecretsEncryption = values.Get(encryption),
            SecretsEncryptionProvider = values.Get(provider),
            KubeApiserverArgs = values.Get(api),
            KubeControllerManagerArgs = values.Get(manager),
            SystemDefaultRegistry = values.Get(registry),
        };
    }

    public static Func<Values, ClusterOptions> GatherCommon(HardeningArgs? hardening, Input<bool>? embeddedRegistry, InputSet inputs)
    {
        var exempt = inputs.AddList(hardening?.ExemptNamespaces);
        var embedded = inputs.Add(embeddedRegistry);
        return values => new ClusterOptions
        {
            Hardening = hardening is null ? null : new HardeningProfile(values.Get(exempt).Or([])),
            EmbeddedRegistry = values.Get(embedded),
        };
    }
}
