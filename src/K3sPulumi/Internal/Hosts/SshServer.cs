using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Certificates;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Hosts;

/// <summary>A server on a host.</summary>
internal static class SshServer
{
    public static ServerOutputs Create(NodeScope<ServerSpec> scope, NodeTokens tokens)
    {
        var cluster = ClusterIdentity.Of(scope.ClusterName);
        var host = Output.Tuple(scope.Request.All, tokens.Token, tokens.AgentToken, scope.Context?.PasswordKey ?? tokens.Token)
            .Apply(all => HostNode.For(all.Item1, new Secret(all.Item2), new Secret(all.Item3), cluster, new Secret(all.Item4)));
        var running = NodeRunning.OnHost(scope, host);
        var rotation = SshRotation.Of(scope, host);
        var restore = new SshRestore(scope, host);
        var node = SshNode.Create(scope, host, running, rotation, restore);
        SshMember.Create(scope, Output.Unsecret(host).Apply(known => known.Store), node.Node);
        var (printed, settled) = scope.IsFirst ? SshKubeconfig.Create(scope, host, node.Node)
            : (Output.CreateSecret(""), node.Node);
        var ready = rotation is null ? settled : rotation.Save(settled);
        var apiUrl = Output.Tuple(scope.Visible, Port(scope.Context)).Apply(both => ApiUrl(both.Item1, both.Item2));
        var nodeName = scope.Checked.Apply(_ => scope.NodeName);
        return new ServerOutputs
        {
            Snapshots = NewestSnapshots.Of(nodeName, [node.Node.Stdout, .. Pulled(scope, host, ready)]),
            Issued = Issue(scope, host, apiUrl, ready),
            Kubeconfig = Kubeconfigs.For(printed, scope.ClusterName, apiUrl),
            KubeconfigExpiry = Kubeconfigs.Expiry(scope.Owner, printed, scope.Visible),
            Token = tokens.Token,
            AgentToken = tokens.AgentToken,
            ServerUrl = apiUrl,
            Network = scope.Checked.Apply(_ => ""),
            Certificates = CertificateEnds.Of(scope.Owner, nodeName, node.Node.Stdout),
            Ready = ready,
            Running = running,
            Prepared = [node.Prepare, .. restore.Standby(node.Prepare)],
            Restore = restore,
        };
    }

    /// <summary>What the snapshots of this server printed, once they are pulled.</summary>
    private static IEnumerable<Output<string>> Pulled(NodeScope<ServerSpec> scope, Output<HostNode> host, Resource ready)
    {
        if (SshSnapshots.Create(scope, host, ready) is not { } snapshot)
            yield break;
        var pull = Output.Tuple(scope.Request.All, host).Apply(both => Pull.Of(both.Item1, both.Item2, scope.ClusterName));
        yield return PulledSnapshots.After(scope.Name, pull, snapshot.Stdout);
    }

    private static IssuedCredentials Issue(
        NodeScope<ServerSpec> scope, Output<HostNode> host, Output<string> apiUrl, Resource ready)
    {
        if (!scope.IsFirst)
            return IssuedCredentials.None;
        var place = host.Apply(node => (IssuePlace)new IssueOnHost(node));
        return IssuedCredentials.Create(scope.ClusterName, scope.Request, place, apiUrl, (part, script, hasDelete) =>
        {
            var options = scope.After(ready);
            options.DeletedWith = hasDelete ? scope.Context?.Anchor ?? ready : null;
            options.RetainOnDelete = scope.Args.HostIsGone;
            options.IgnoreChanges = SshNode.LeftAlone(scope.Args);
            return new RemoteCommand($"{scope.ClusterName}-{part}", scope.Ssh, WaitingScript.Of(scope, script))
            {
                HasDelete = hasDelete,
            }.Create(scope.Visible, options).Stdout;
        });
    }

    /// <summary>The fixed registration address, by default that of the host.</summary>
    private static string ApiUrl(ServerSpec spec, int port) =>
        $"https://{Addresses.InUrl(spec.ApiAddress.IsKnown ? spec.ApiAddress.Content! : spec.Node.Ssh!.Address.Content!)}:{port}";

    private static Output<int> Port(NodeContext? context) => context?.BalancerPort ?? Output.Create(NetworkDefaults.ApiPort);
}
