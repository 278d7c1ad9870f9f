using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Certificates;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Docker;

/// <summary>A server as a container.</summary>
internal static class DockerServer
{
    public static ServerOutputs Create(K3sServer server, string name, NodeArgs args, IServerSettings settings,
        Request<ServerSpec> request, NodeContext? context, NodeTokens tokens)
    {
        var visible = request.Visible;
        var site = context?.Docker ?? OwnSite(server, name, args, request, visible);
        var publishesApi = PublishesApi(request.Shape, context);
        var port = DockerApiPort.Of(server, name, site, request.Checked, visible.Apply(spec => spec.Node.Docker!),
            request.Shape.Node.Docker!, visible.Apply(spec => ContainerPlan.ImageOf(spec.Node.Docker!, spec.Settings.Version)));
        var rotation = DockerRotation.Of(server, name, site, context, request, tokens.Token);
        var running = Running(server, name, request, context, site);
        var plan = new DockerNodePlan
        {
            Checked = request.Checked,
            Container = Output.Tuple(request.Checked, visible, port).Apply(all => ContainerPlan.For(name, NodeRole.Server,
                all.Item2.Settings.Version, all.Item2.Node.Docker! with { ApiPort = all.Item3 }, publishesApi)),
            Files = Files(request, tokens),
            Shown = DockerNodePlan.Show(
                Output.Tuple(request.All, tokens.Token, tokens.AgentToken)
                    .Apply(all => ShownFiles.For(all.Item1, new Secret(all.Item2), new Secret(all.Item3))), visible),
            Proxy = request.Shape.Node.Proxy is not null
                ? Output.CreateSecret(Output.Tuple(request.Checked, request.All)
                    .Apply(both => OptionFiles.ContainerEnvironment(both.Item2))) : null,
            Archives = DockerArchives.Of(args, context, visible.Apply(spec => (spec.Node, spec.Settings.Version))),
            Visible = visible.Apply(spec =>
                new DockerCommands(spec.Settings.Version.Or(""), NodeRole.Server, name, request.Shape.Node.NodeName ?? name,
                    spec.Node, spec.Settings)),
            Authority = DockerAuthority.Of(server, name, site, context, request),
            HasCertificates = request.Shape.Settings.Certificates is not null,
            HasIp = request.Shape.Node.Docker!.Ip.IsGiven,
            HasManifests = Output.Unsecret(settings.Manifests.Apply(manifests =>
                manifests.Count > 0 || ChartFiles.For(request.Shape.Settings).Any())),
            LeavesThrough = context?.LeavesThroughContainer is { } through ? Output.Create(through) : null,
            Anchor = context?.Anchor,
            After = context?.After ?? [],
            Turn = rotation is null ? Turn(context, running) : new() { rotation.Rotate(Turn(context, running)) },
        }.Repaired(server, context, request, site.Engine, spec => spec.Node);
        var node = new DockerNode(server, name, args.Docker!, site, plan);
        var ready = DockerImports.After(node, server, name, args, context, site, request.Checked,
            visible.Apply(spec => spec.Node));
        var restored = Restored(server, name, request, context, tokens, site, node);
        var printed = Kubeconfigs.Readable(Output.Tuple(node.Ready.Stdout, restored)
            .Apply(both => Kubeconfigs.Later(both.Item1, both.Item2)));
        var apiUrl = Output.Tuple(visible, context?.BalancerPort ?? port).Apply(both => ApiUrl(both.Item1, both.Item2));
        var settled = rotation is null ? ready : rotation.Save(ready);
        TellPods(server, name, site, request, context, node, settled);
        var snapshot = DockerSnapshots.Create(server, name, site, context, request, settled);
        return new ServerOutputs
        {
            Issued = Issue(server, name, site, request, context, apiUrl, settled),
            Kubeconfig = Kubeconfigs.For(printed, context?.Cluster ?? name, apiUrl),
            KubeconfigExpiry = Kubeconfigs.Expiry(server, printed, visible),
            Token = tokens.Token,
            AgentToken = tokens.AgentToken,
            ServerUrl = request.Checked.Apply(_ => $"https://{name}:{NetworkDefaults.ApiPort}"),
            Network = site.Network,
            Certificates = CertificateEnds.Of(server, server.NodeName, node.Ready.Stdout),
            Snapshots = NewestSnapshots.Of(server.NodeName,
                [node.Ready.Stdout, .. snapshot is null ? [] : (Output<string>[])[snapshot.Stdout]]),
            Answers = context is { HasFollowers: true } ? DockerApi.Await(server, name, node.Container, site, visible) : null,
            Ready = settled,
            Running = running,
        };
    }

    private static InputList<Resource> Turn(NodeContext? context, NodeRunning running) =>
        DockerNodePlan.TurnOf(context?.Turn, running);

    private static NodeRunning Running(K3sServer server, string name, Request<ServerSpec> request, NodeContext? context,
        DockerResources site) =>
        NodeRunning.InDocker(server, name, request.Shape.Node, site, context,
            run => Output.Tuple(request.Checked, request.Visible).Apply(both => DockerRunningScript.Start(NodeRole.Server, name,
                request.Shape.Node.NodeName ?? name, both.Item2.Node, run, both.Item2.Settings.LeavesPodNetwork,
                context?.Awaited ?? [])));

    /// <summary>The first server lets the pods resolve the name of the engine's host.</summary>
    private static void TellPods(K3sServer server, string name, DockerResources site, Request<ServerSpec> request,
        NodeContext? context, DockerNode node, Resource ready)
    {
        if (request.Shape.Node.Docker!.HostAlias is not { } alias
            || context is { Plan.Index: > 0 } || (context is null && request.Shape.ServerUrl.IsGiven))
            return;
        LocalScript.Create(server, $"{name}-host-alias", site.Engine, request.Checked.Apply(_ => HostAlias.Script(name, alias)),
            node.Container, after: new() { ready }, withdrawnWith: context?.Anchor ?? node.Container);
    }

    private static IssuedCredentials Issue(K3sServer server, string name, DockerResources site, Request<ServerSpec> request,
        NodeContext? context, Output<string> apiUrl, Resource ready)
    {
        if (context is { Plan.Index: > 0 })
            return IssuedCredentials.None;
        var cluster = context?.Cluster ?? name;
        var place = request.Checked.Apply(_ => (IssuePlace)new IssueInContainer(name));
        return IssuedCredentials.Create(cluster, request, place, apiUrl, (part, script, hasDelete) => LocalScript.Create(
            server, $"{cluster}-{part}", site.Engine, script, container: null, shown: request.Visible.Apply(_ => true),
            after: new() { ready }, withdrawnWith: hasDelete ? context?.Anchor ?? ready : null).Stdout);
    }

    /// <summary>What a restore printed: a cluster on new volumes has another certificate authority after it.</summary>
    private static Output<string> Restored(K3sServer server, string name, Request<ServerSpec> request, NodeContext? context,
        NodeTokens tokens, DockerResources site, DockerNode node) =>
        context?.Restored
        ?? (context is null && request.Shape.Settings.Restore is not null
            ? DockerRestore.Create(server, name, site, request.Visible, tokens.Token,
                [(name, request.Shape.Node.NodeName ?? name)], [node.Ready], node.Ready).Stdout
            : Output.Create(""));

    /// <summary>The address at which the deploying machine reaches the API server.</summary>
    private static string ApiUrl(ServerSpec spec, int port)
    {
        var docker = spec.Node.Docker!;
        var address = spec.ApiAddress.IsKnown ? spec.ApiAddress.Content! : ContainerPlan.EngineAddress(docker.Engine);
        return $"https://{Addresses.InUrl(address)}:{port}";
    }

    private static bool PublishesApi(ServerSpec shape, NodeContext? context) =>
        shape.Node.Docker!.ApiPort is not null
            || (context is not null ? context is { Plan.Index: 0, BalancerPort: null } : !shape.ServerUrl.IsGiven);

    private static Output<IReadOnlyList<HostFile>> Files(Request<ServerSpec> request, NodeTokens tokens) =>
        Output.CreateSecret(Output.Tuple(request.Checked, request.All, tokens.Token, tokens.AgentToken).Apply(all =>
            NodeFiles.For(all.Item2, new Secret(all.Item3), new Secret(all.Item4))));

    private static DockerResources OwnSite(K3sServer server, string name, NodeArgs args,
        Request<ServerSpec> request, Output<ServerSpec> visible)
    {
        var image = Output.Tuple(request.Checked, visible)
            .Apply(both => ContainerPlan.ImageOf(both.Item2.Node.Docker!, both.Item2.Settings.Version));
        return DockerResources.Create(server, name, args.Docker!, args.Docker!.Image is null ? image : null, subnet: null,
            request.Checked);
    }
}
