using K3sPulumi.Core.Existing;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>Carries out the plan of a cluster: creates its nodes in order and returns the outputs of the first server.</summary>
internal sealed record ClusterOutputs
{
    public required Output<string> Kubeconfig { get; init; }

    public required Output<string> KubeconfigExpiry { get; init; }

    public required Output<string> Token { get; init; }

    public required Output<string> AgentToken { get; init; }

    public IssuedCredentials Issued { get; init; } = IssuedCredentials.None;

    public required Output<string> ServerUrl { get; init; }

    public required Output<string> ClusterId { get; init; }

    public required Output<Dictionary<string, string>> CertificateExpiries { get; init; }

    public required Output<string> AuthorityExpiry { get; init; }

    public required Output<SnapshotInfo[]> NewestSnapshots { get; init; }

    public static ClusterOutputs Create(K3sCluster cluster, K3sClusterArgs args, ClusterRequest request,
        LeftAlone? alone)
    {
        var site = SharedResources.Create(cluster, args, request, alone);
        var prepared = new List<Resource>();
        try
        {
            var ready = new Dictionary<string, Resource>(StringComparer.Ordinal);
            var ends = new List<Output<(string Node, string End)>>();
            var snapshots = new List<Output<SnapshotInfo[]>>();
            var first = CreateNodes(request, site, prepared, ready, ends, snapshots);
            Remember(request, site, first, [.. ready.Values]);
            return new ClusterOutputs
            {
                Kubeconfig = first.Kubeconfig,
                KubeconfigExpiry = first.KubeconfigExpiry,
                Token = site.Tokens.Token,
                AgentToken = site.Tokens.AgentToken,
                Issued = first.Issued,
                ServerUrl = site.ServerUrl,
                ClusterId = site.Id.Hex,
                CertificateExpiries = Output.All(ends).Apply(known => known.Where(node => node.End.Length > 0)
                    .ToDictionary(node => node.Node, node => node.End, StringComparer.Ordinal)),
                AuthorityExpiry = first.AuthorityExpiry,
                NewestSnapshots = Output.All(snapshots).Apply(known => known.SelectMany(one => one).ToArray()),
            };
        }
        finally
        {
            site.Complete(prepared);
            site.Restore.End();
            site.Running.End();
        }
    }

    private static void Remember(ClusterRequest request, SharedResources site, K3sServer first, IReadOnlyList<Resource> ready)
    {
        var all = request.Request.Show(request.Request.All);
        request.Request.Existing!.Keep(all.Apply(spec => RecordOf.Cluster(spec, request.Plan)),
            request.Visible.Apply(spec => RecordOf.Cluster(spec, request.Plan)),
            request.Request.Inputs, site.Tokens, [first.Ready!, .. site.Restore.Done], ready, site.Running.Plan.IsDown);
    }

    private static K3sServer CreateNodes(
        ClusterRequest request, SharedResources site, List<Resource> prepared, Dictionary<string, Resource> ready,
        List<Output<(string Node, string End)>> ends, List<Output<SnapshotInfo[]>> snapshots)
    {
        K3sServer? first = null;
        foreach (var plan in request.Plan.Servers)
        {
            var server = site.Server(plan, ready);
            ready[plan.Key] = server.Ready!;
            site.Running.Add(plan, server.Running);
            prepared.AddRange(server.Prepared);
            ends.Add(Output.Tuple(server.NodeName, server.CertificateExpiry));
            snapshots.Add(server.NewestSnapshots);
            first ??= server;
        }

        site.AddMemberOfFirst(first!, ready);
        site.Restore.Create(ready);

        foreach (var plan in request.Plan.Agents)
        {
            var agent = site.Agent(plan, ready);
            ready[plan.Key] = agent.Ready!;
            site.Running.Add(plan, agent.Running);
            prepared.AddRange(agent.Prepared);
            ends.Add(Output.Tuple(agent.NodeName, agent.CertificateExpiry));
        }

        prepared.AddRange([.. site.Restore.BringBack(prepared)]);
        site.StopBalancer();
        return first!;
    }

    /// <summary>For an invalid request: every output fails with its problems.</summary>
    public static ClusterOutputs Refused(ClusterRequest request)
    {
        var nothing = request.Checked.Apply(_ => "");
        return new ClusterOutputs
        {
            Kubeconfig = nothing,
            KubeconfigExpiry = nothing,
            Token = nothing,
            AgentToken = nothing,
            ServerUrl = nothing,
            ClusterId = nothing,
            CertificateExpiries = request.Checked.Apply(_ => new Dictionary<string, string>()),
            AuthorityExpiry = nothing,
            NewestSnapshots = request.Checked.Apply(_ => Array.Empty<SnapshotInfo>()),
        };
    }
}
