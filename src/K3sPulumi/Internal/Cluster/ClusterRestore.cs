using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Datastores;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>
/// What a restore adds to a cluster. On hosts every server has its part; in Docker all servers are restored by one command, once
/// they are there, and agents wait for it.
/// </summary>
internal sealed class ClusterRestore(K3sCluster cluster, ClusterRequest request, DockerResources? docker, Output<string> token,
    Resource anchor)
{
    private readonly TaskCompletionSource<Output<string>> _printed = new();
    private Request<ServerSpec>? _first;

    private readonly SshDumps? _dumps =
        request.Request.Shape.Settings.Restore?.Database is not null && docker is null
            && ManagedDatabase.Of(request.Args.Datastore) is { } database ? new(cluster, request, database, token) : null;

    private IReadOnlyList<Resource> _firstPrepared = [];

    private SshRestore? _onFirst;

    /// <summary>What checks that the first server, or its database, can be restored.</summary>
    public IReadOnlyList<Resource> FirstPrepared => _dumps is null ? _firstPrepared : [_dumps.Check];

    /// <summary>
    /// Once everything is prepared and all other servers are stopped, what brings a dump back, or ends a restore of the first
    /// server that is not asked for any more: nodes wait for it.
    /// </summary>
    public IEnumerable<Resource> BringBack(IEnumerable<Resource> prepared) =>
        _dumps is null ? _onFirst?.End(prepared) ?? [] : [_dumps.BringBack(prepared)];

    /// <summary>In Docker, what is done when the servers are restored.</summary>
    public IReadOnlyList<Resource> Done { get; private set; } = [];

    private bool IsAsked => request.Request.Shape.Settings.Restore is not null;

    /// <summary>In Docker, for the first server: the kubeconfig of the restored cluster.</summary>
    public Output<string>? PrintedFor(NodePlan plan) =>
        IsAsked && docker is not null && plan is { IsServer: true, Index: 0 }
            ? Output.Create(_printed.Task).Apply(printed => printed) : null;

    public void Add(K3sServer server, Request<ServerSpec> node)
    {
        if (_first is not null)
            return;
        (_first, _firstPrepared, _onFirst) = (node, server.Prepared, server.Restore);
    }

    public void Create(IReadOnlyDictionary<string, Resource> ready)
    {
        if (!IsAsked || docker is null)
            return;
        var database = ManagedDatabase.Of(request.Args.Datastore) is { Container: not null } made ? made : null;
        var restore = new DockerRestore(cluster, request.Name, docker.Engine)
        {
            Servers = [.. request.Plan.Servers.Select(server => (server.ResourceName, server.NodeName))],
            First = _first!.Visible,
            Token = token,
            Database = database,
        }.Create(request.Plan.Servers.Select(server => ready[server.Key]), anchor);
        Done = [restore];
        _printed.TrySetResult(restore.Stdout);
    }

    /// <summary>Nothing may wait for what was not created.</summary>
    public void End() => _printed.TrySetResult(Output.Create(""));
}
