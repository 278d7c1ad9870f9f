using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
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
    public static ServerOutputs Create(NodeScope<ServerSpec> scope, IServerSettings settings, NodeTokens tokens)
    {
        var shared = scope.Context?.Docker ?? OwnResources(scope);
        var port = DockerApiPort.Of(scope.Owner, scope.Name, shared,
            scope.Visible.Apply(spec => (spec.Node.Docker!, ContainerPlan.ImageOf(spec))), scope.Shape.Node.Docker!.ApiPort);
        var rotation = DockerRotation.Of(scope, shared, tokens.Token);
        var running = NodeRunning.InDocker(scope, shared);
        var turn = running.TurnAfter(scope.Context?.Turn);
        var node = new DockerNode<ServerSpec>(
            scope, shared, Plan(scope, settings, tokens, port) with
            {
                Authority = DockerAuthority.Of(scope, shared),
                Turn = rotation is null ? turn : new() { rotation.Rotate(turn) },
            });
        var ready = DockerImports.After(node, scope, shared);
        var printed = Kubeconfigs.Readable(Output.Tuple(node.Ready.Stdout, Restored(scope, shared, tokens, node))
            .Apply(both => Kubeconfigs.Later(both.Item1, both.Item2)));
        var apiUrl = Output.Tuple(scope.Visible, scope.Context?.BalancerPort ?? port)
            .Apply(both => ApiUrl(both.Item1, both.Item2));
        var settled = rotation is null ? ready : rotation.Save(ready);
        AddHostAlias(scope, shared, node, settled);
        var nodeName = scope.Checked.Apply(_ => scope.NodeName);
        return new ServerOutputs
        {
            Snapshots = NewestSnapshots.Of(nodeName, [node.Ready.Stdout,
                .. DockerSnapshots.Create(scope, shared, settled) is { } snapshot ? (Output<string>[])[snapshot.Stdout] : []]),
            Issued = Issue(scope, shared, apiUrl, settled),
            Kubeconfig = Kubeconfigs.For(printed, scope.ClusterName, apiUrl),
            KubeconfigExpiry = Kubeconfigs.Expiry(scope.Owner, printed, scope.Visible),
            Token = tokens.Token,
            AgentToken = tokens.AgentToken,
            ServerUrl = scope.Checked.Apply(_ => $"https://{scope.Name}:{NetworkDefaults.ApiPort}"),
            Network = shared.Network,
            Certificates = CertificateEnds.Of(scope.Owner, nodeName, node.Ready.Stdout),
            Answers = scope.Context is { HasFollowers: true } ? DockerApi.Await(scope, shared, node.Container) : null,
            Ready = settled,
            Running = running,
        };
    }

    private static DockerNodePlan Plan(
        NodeScope<ServerSpec> scope, IServerSettings settings, NodeTokens tokens, Output<int> port)
    {
        var publishesApi = PublishesApi(scope);
        var whole = Output.Tuple(scope.Request.All, tokens.Token, tokens.AgentToken);
        return new()
        {
            Container = Output.Tuple(scope.Visible, port)
                .Apply(both => ContainerPlan.For(both.Item1, publishesApi ? both.Item2 : null)),
            Files = Output.CreateSecret(whole
                .Apply(all => NodeFiles.For(all.Item1, new Secret(all.Item2), new Secret(all.Item3)))),
            Shown = scope.Request.Show(whole
                .Apply(all => ShownFiles.For(all.Item1, new Secret(all.Item2), new Secret(all.Item3)))),
            Proxy = scope.Shape.Node.Proxy is null
                ? null : Output.CreateSecret(scope.Request.All.Apply(OptionFiles.ContainerEnvironment)),
            HasManifests = Output.Unsecret(settings.Manifests.Apply(manifests =>
                manifests.Count > 0 || ChartFiles.For(scope.Shape.Settings).Any())),
            LeavesThrough = scope.Context?.LeavesThroughContainer is { } through ? Output.Create(through) : null,
            Turn = [],
        };
    }

    /// <summary>The first server lets the pods resolve the name of the engine's host.</summary>
    private static void AddHostAlias(
        NodeScope<ServerSpec> scope, DockerResources shared, DockerNode<ServerSpec> node, Resource ready)
    {
        if (scope.Shape.Node.Docker!.HostAlias is not { } alias
            || !scope.IsFirst || (scope.Context is null && scope.Shape.ServerUrl.IsGiven))
            return;
        var script = scope.Checked.Apply(_ => HostAlias.Script(scope.Name, alias));
        new LocalScript(scope.Owner, $"{scope.Name}-host-alias", shared.Engine, script)
        {
            Container = node.Container,
            After = new() { ready },
            WithdrawnWith = scope.Context?.Anchor ?? node.Container,
        }.Create();
    }

    private static IssuedCredentials Issue(
        NodeScope<ServerSpec> scope, DockerResources shared, Output<string> apiUrl, Resource ready)
    {
        if (!scope.IsFirst)
            return IssuedCredentials.None;
        var place = scope.Checked.Apply(_ => (IssuePlace)new IssueInContainer(scope.Name));
        return IssuedCredentials.Create(scope.ClusterName, scope.Request, place, apiUrl, (part, script, hasDelete) =>
            new LocalScript(scope.Owner, $"{scope.ClusterName}-{part}", shared.Engine, WaitingScript.Of(scope, script))
            {
                After = new() { ready },
                WithdrawnWith = hasDelete ? scope.Context?.Anchor ?? ready : null,
            }.Create(scope.Visible).Stdout);
    }

    /// <summary>What a restore printed: a cluster on new volumes has another certificate authority after it.</summary>
    private static Output<string> Restored(
        NodeScope<ServerSpec> scope, DockerResources shared, NodeTokens tokens, DockerNode<ServerSpec> node) =>
        scope.Context?.Restored
        ?? (scope.Context is null && scope.Shape.Settings.Restore is not null
            ? new DockerRestore(scope.Owner, scope.Name, shared.Engine)
            {
                Servers = [(scope.Name, scope.NodeName)],
                First = scope.Visible,
                Token = tokens.Token,
            }.Create([node.Ready], node.Ready).Stdout
            : Output.Create(""));

    /// <summary>The address at which the deploying machine reaches the API server.</summary>
    private static string ApiUrl(ServerSpec spec, int port)
    {
        var docker = spec.Node.Docker!;
        var address = spec.ApiAddress.IsKnown ? spec.ApiAddress.Content! : ContainerPlan.EngineAddress(docker.Engine);
        return $"https://{Addresses.InUrl(address)}:{port}";
    }

    private static bool PublishesApi(NodeScope<ServerSpec> scope) => scope.Shape.Node.Docker!.ApiPort is not null
        || (scope.Context is { } context ? context is { Plan.Index: 0, BalancerPort: null } : !scope.Shape.ServerUrl.IsGiven);

    private static DockerResources OwnResources(NodeScope<ServerSpec> scope)
    {
        var docker = scope.Args.Docker!;
        return DockerResources.Create(scope.Owner, scope.Name, docker,
            docker.Image is null ? scope.Visible.Apply(ContainerPlan.ImageOf) : null, subnet: null, scope.Checked);
    }
}
