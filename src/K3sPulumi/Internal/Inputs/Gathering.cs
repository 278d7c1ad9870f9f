using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>Maps the args that authors write to the records that the core knows. Each input is named here once, and only here.</summary>
internal static class Gathering
{
    public static Func<Values, NodeSpec> Gather(this NodeArgs args, InputSet inputs, K3sClusterArgs? cluster = null, NodeContext? context = null)
    {
        var airGap = (args.AirGap ?? context?.AirGap ?? cluster?.AirGap)?.Gather(args, inputs);
        var images = args.GatherImages(cluster?.Images ?? context?.Images ?? [], inputs);
        var labels = inputs.AddMap(args.NodeLabels);
        var taints = inputs.AddList(args.NodeTaints);
        var nodeIp = inputs.Add(args.NodeIp);
        var externalIp = inputs.Add(args.NodeExternalIp);
        var withNodeId = inputs.Add(args.WithNodeId);
        var options = args.GatherOptions(inputs, context);
        var (config, clusterConfig) = (inputs.Add(args.Config), inputs.Add(context?.ClusterConfig));
        var host = args.GatherHost(inputs);
        var generation = inputs.Add(args.Generation);
        var docker = args.Docker?.Gather(inputs);
        var ssh = args.Ssh?.Gather(inputs);
        return values => new NodeSpec
        {
            NodeName = args.NodeName,
            NodeLabels = values.Get(labels),
            NodeTaints = values.Get(taints),
            NodeIp = values.Get(nodeIp),
            NodeExternalIp = values.Get(externalIp),
            Config = values.Get(config),
            ClusterConfig = values.Get(clusterConfig),
            Generation = values.Get(generation),
            WithNodeId = values.Get(withNodeId),
            Options = options(values) with { HasAirGap = airGap is not null },
            AirGap = airGap?.Invoke(values),
            Images = images(values),
            Host = host(values),
            Docker = docker?.Invoke(values),
            Ssh = ssh?.Invoke(values),
        };
    }

    private static Func<Values, HostSettings> GatherHost(this NodeArgs args, InputSet inputs)
    {
        var architecture = inputs.Add(args.Architecture);
        var artifacts = inputs.Add(args.ArtifactUrl);
        var installer = inputs.Add(args.InstallerUrl);
        var skipped = inputs.AddList(args.SkippedChecks);
        var prepare = inputs.Add(args.PrepareTimeout);
        var ready = inputs.Add(args.ReadyTimeout);
        var drain = inputs.Add(args.DrainTimeout);
        return values => new HostSettings
        {
            Architecture = values.Get(architecture),
            ArtifactUrl = values.Get(artifacts),
            InstallerUrl = values.Get(installer),
            SkippedChecks = values.Get(skipped),
            PrepareTimeout = values.Get(prepare),
            ReadyTimeout = values.Get(ready),
            DrainTimeout = values.Get(drain),
            IsGone = args.HostIsGone ?? false,
            LeavesThrough = (args as K3sServerArgs)?.LeaveThrough is not null || (args as K3sAgentArgs)?.LeaveThrough is not null,
        };
    }

    public static Func<Values, ServerSpec> Gather(this K3sServerArgs args, string name, NodeContext? context, InputSet inputs)
    {
        var settings = args.GatherSettings(inputs);
        var node = ((NodeArgs)args).Gather(inputs, context: context);
        var serverUrl = inputs.Add(args.ServerUrl);
        var apiAddress = inputs.Add(args.ApiAddress);
        var founder = inputs.AddOutput(context?.Founder);
        var peers = inputs.AddList(context is { Peers.Count: > 0 } ? (InputList<string>)context.Peers.ToList() : null);
        return values => new ServerSpec
        {
            Name = name,
            Node = node(values),
            Settings = settings(values),
            ServerUrl = values.Get(serverUrl),
            ApiAddress = values.Get(apiAddress),
            ClusterInit = context is { Plan: var plan } ? plan.Initialises : args.EmbeddedEtcd ?? false,
            Founder = values.Get(founder),
            Peers = values.Get(peers),
            Key = context?.Plan.Key ?? name,
            EtcdServers = context?.EtcdServers ?? [],
        };
    }

    public static Func<Values, AgentSpec> Gather(this K3sAgentArgs args, string name, NodeContext? context, InputSet inputs)
    {
        var node = ((NodeArgs)args).Gather(inputs, context: context);
        var version = inputs.Add(args.Version);
        var serverUrl = inputs.Add(args.ServerUrl);
        var token = inputs.AddGivenSecret(args.Token);
        var (pods, services, backend) = (inputs.Add(args.ClusterCidr), inputs.Add(args.ServiceCidr), inputs.Add(args.FlannelBackend));
        var options = OptionGathering.GatherCommon(args.Hardening, args.EmbeddedRegistry, inputs);
        return values => new AgentSpec
        {
            Name = name,
            Node = node(values),
            Version = values.Get(version),
            ServerUrl = values.Get(serverUrl),
            Token = values.Get(token),
            Settings = new ClusterSettings
            {
                ClusterCidr = values.Get(pods),
                ServiceCidr = values.Get(services),
                FlannelBackend = values.Get(backend),
                Options = options(values),
            },
        };
    }

    private static Func<Values, ClusterSettings> GatherSettings(this K3sServerArgs args, InputSet inputs)
    {
        var version = inputs.Add(args.Version);
        var sans = inputs.AddList(args.TlsSans);
        var disable = inputs.AddList(args.Disable);
        var pods = inputs.Add(args.ClusterCidr);
        var services = inputs.Add(args.ServiceCidr);
        var backend = inputs.Add(args.FlannelBackend);
        var renewal = inputs.Add(args.KubeconfigRenewalDays);
        var token = inputs.AddGivenSecret(args.Token);
        var agentToken = inputs.AddGivenSecret(args.AgentToken);
        var datastore = args.Datastore?.Gather(inputs);
        var snapshots = args.Snapshots?.Gather(inputs);
        var manifests = inputs.AddSecretMap(args.Manifests);
        var options = args.GatherOptions(inputs);
        return values => new ClusterSettings
        {
            Version = values.Get(version),
            TlsSans = values.Get(sans),
            Disable = values.Get(disable),
            ClusterCidr = values.Get(pods),
            ServiceCidr = values.Get(services),
            FlannelBackend = values.Get(backend),
            KubeconfigRenewalDays = values.Get(renewal),
            Token = values.Get(token),
            AgentToken = values.Get(agentToken),
            Datastore = datastore?.Invoke(values),
            EmbeddedEtcd = args.EmbeddedEtcd ?? false,
            Snapshots = snapshots?.Invoke(values),
            Manifests = values.Get(manifests),
            Options = options(values),
        };
    }

    public static Func<Values, ClusterSpec> Gather(this K3sClusterArgs args, string name, InputSet inputs)
    {
        var settings = args.ForServers().GatherSettings(inputs);
        var servers = args.Servers.Select(node => (node ?? new()).Gather(inputs, args)).ToList();
        var agents = args.Agents.Select(node => (node ?? new()).Gather(inputs, args)).ToList();
        var apiAddress = inputs.Add(args.ApiAddress);
        var subnet = inputs.Add(args.DockerSubnet);
        var (serverConfig, agentConfig) = (inputs.Add(args.ServerConfig), inputs.Add(args.AgentConfig));
        var balancer = args.LoadBalancer?.Gather(inputs);
        var shared = SharedOptions.Of(args).Gather(inputs);
        return values => new ClusterSpec
        {
            Name = name,
            Settings = settings(values),
            Servers = [.. servers.Select(build => build(values))],
            Agents = [.. agents.Select(build => build(values))],
            ApiAddress = values.Get(apiAddress),
            DockerSubnet = values.Get(subnet),
            ServerConfig = values.Get(serverConfig),
            AgentConfig = values.Get(agentConfig),
            MaxUnavailable = args.MaxUnavailable,
            LoadBalancer = balancer?.Invoke(values),
            Shared = shared(values),
        };
    }
}
