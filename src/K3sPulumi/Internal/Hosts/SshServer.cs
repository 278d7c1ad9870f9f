using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Certificates;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Hosts;

/// <summary>A server on a host.</summary>
internal static class SshServer
{
    public static ServerOutputs Create(K3sServer server, string name, NodeArgs args, Request<ServerSpec> request, NodeContext? context, NodeTokens tokens)
    {
        var visible = request.Visible;
        var cluster = ClusterIdentity.Of(context?.Cluster ?? name);
        var host = Output.Tuple(request.Checked, request.All, tokens.Token, tokens.AgentToken, context?.PasswordKey ?? tokens.Token)
            .Apply(all => HostNode.For(all.Item2, new Secret(all.Item3), new Secret(all.Item4), cluster, new Secret(all.Item5)));
        var running = NodeRunning.OnHost(server, name, args, request.Shape.Node, context, host, visible);
        var rotation = SshRotation.Of(server, name, args, context, request, host);
        var node = SshNode.Create(server, name, args, context, request.Checked, host, visible,
            SshCare.Of(request.Shape.Node),
            NodeRepairs.Of(server, name, context, request, host, spec => spec.Node), running, rotation);
        if ((context is null ? (args as K3sServerArgs)?.LeaveThrough : context.LeaveThrough) is { } through)
        {
            var member = Output.Tuple(visible, Output.Unsecret(host)).Apply(both => SshMember.Of(both.Item1.Node, request.Shape.Node.NodeName ?? name, NodeRole.Server, both.Item2.Store));
            SshMember.Create(server, name, through, member, request.Checked, context?.Anchor, [node.Node, .. context?.After ?? []]);
        }

        var (printed, settled) = context is { Plan.Index: > 0 }
            ? (Output.CreateSecret(""), node.Node)
            : SshKubeconfig.Create(server, name, args.Ssh!, host, visible, node.Node);
        var ready = rotation is null ? settled : rotation.Save(settled);
        var apiUrl = Output.Tuple(visible, Port(context)).Apply(both => ApiUrl(both.Item1, both.Item2));
        var snapshot = SshSnapshots.Create(server, name, args, context, request, host, ready);
        return new ServerOutputs
        {
            Issued = Issue(server, name, args, request, context, host, apiUrl, ready),
            Kubeconfig = Kubeconfigs.For(printed, context?.Cluster ?? name, apiUrl),
            KubeconfigExpiry = Kubeconfigs.Expiry(server, printed, visible),
            Token = tokens.Token,
            AgentToken = tokens.AgentToken,
            ServerUrl = Output.Tuple(request.Checked, apiUrl).Apply(both => both.Item2),
            Network = request.Checked.Apply(_ => ""),
            Certificates = CertificateEnds.Of(server, server.NodeName, node.Node.Stdout),
            Snapshots = NewestSnapshots.Of(server.NodeName,
                [node.Node.Stdout, .. snapshot is null ? [] : (Output<string>[])[PulledSnapshots.After(name,
                    Output.Tuple(request.All, host).Apply(both => Pull.Of(both.Item1, both.Item2, context?.Cluster ?? name)),
                    snapshot.Stdout)]]),
            Ready = ready,
            Running = running,
            Prepared = [node.Prepare, .. Standby(server, name, args, request, context, host, node)],
        };
    }

    private static IssuedCredentials Issue(K3sServer server, string name, NodeArgs args, Request<ServerSpec> request,
        NodeContext? context, Output<HostNode> host, Output<string> apiUrl, Resource ready)
    {
        if (context is { Plan.Index: > 0 })
            return IssuedCredentials.None;
        var (cluster, place) = (context?.Cluster ?? name, host.Apply(node => (IssuePlace)new IssueOnHost(node)));
        return IssuedCredentials.Create(cluster, request, place, apiUrl, (part, script, hasDelete) =>
        {
            var options = new CustomResourceOptions
            {
                Parent = server,
                DependsOn = { ready },
                DeletedWith = hasDelete ? context?.Anchor ?? ready : null,
                RetainOnDelete = args.HostIsGone,
                IgnoreChanges = SshNode.LeftAlone(args),
            };
            return RemoteCommand.Create($"{cluster}-{part}", args.Ssh!, script, request.Visible, hasCreate: true, hasDelete,
                options, mayBoot: false).Stdout;
        });
    }

    /// <summary>What stops a server before the first one, or the database, is restored.</summary>
    private static IEnumerable<Resource> Standby(K3sServer server, string name, NodeArgs args, Request<ServerSpec> request,
        NodeContext? context, Output<HostNode> host, SshNode node)
    {
        // the first server restores embedded etcd itself
        if (context is null || request.Shape.Settings.Restore is not { } restore
            || (context.Plan.Index == 0 && restore.Database is null))
            yield break;
        var options = new CustomResourceOptions
        {
            Parent = server,
            DependsOn = [node.Prepare, .. context.FirstPrepared],
            DeletedWith = context.Anchor,
            RetainOnDelete = args.HostIsGone,
            IgnoreChanges = SshNode.LeftAlone(args),
        };
        yield return RemoteCommand.Create($"{name}-standby", args.Ssh!, host.Apply(StandbyScript.For), request.Visible,
            hasCreate: true, hasDelete: true, options, mayBoot: false);
    }

    /// <summary>The fixed registration address, by default that of the host.</summary>
    private static string ApiUrl(ServerSpec spec, int port) =>
        $"https://{Addresses.InUrl(spec.ApiAddress.IsKnown ? spec.ApiAddress.Content! : spec.Node.Ssh!.Address.Content!)}:{port}";

    private static Output<int> Port(NodeContext? context) => context?.BalancerPort ?? Output.Create(NetworkDefaults.ApiPort);
}
