using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Certificates;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Nodes;

/// <summary>The outputs of a server, wherever it runs.</summary>
internal sealed record ServerOutputs
{
    public required Output<string> Kubeconfig { get; init; }

    public required Output<string> KubeconfigExpiry { get; init; }

    public required Output<string> Token { get; init; }

    public required Output<string> AgentToken { get; init; }

    public required Output<string> ServerUrl { get; init; }

    public required Output<string> Network { get; init; }

    public required CertificateEnds Certificates { get; init; }

    public required Output<SnapshotInfo[]> Snapshots { get; init; }

    /// <summary>What the cluster issues, by way of its first server.</summary>
    public IssuedCredentials Issued { get; init; } = IssuedCredentials.None;

    public Resource? Ready { get; init; }

    /// <summary>What starts or stops it; null if the request is invalid.</summary>
    public NodeRunning? Running { get; init; }

    /// <summary>In Docker, for the first of several servers: done when its API answers.</summary>
    public Resource? Answers { get; init; }

    public IReadOnlyList<Resource> Prepared { get; init; } = [];

    /// <summary>Its part in a restore; null in Docker.</summary>
    public SshRestore? Restore { get; init; }

    public static ServerOutputs Create(NodeScope<ServerSpec> scope, IServerSettings settings)
    {
        var tokens = scope.Context?.Tokens ?? NodeTokens.For(scope.Owner, scope.Name, settings, scope.Checked);
        return scope.Args.Docker is not null
            ? DockerServer.Create(scope, settings, tokens) : SshServer.Create(scope, tokens);
    }

    /// <summary>For an invalid request: every output fails with its problems.</summary>
    public static ServerOutputs Refused(Request<ServerSpec> request)
    {
        var nothing = request.Checked.Apply(_ => "");
        return new ServerOutputs
        {
            Kubeconfig = nothing,
            KubeconfigExpiry = nothing,
            Token = nothing,
            AgentToken = nothing,
            ServerUrl = nothing,
            Network = nothing,
            Certificates = CertificateEnds.Refused(request.Checked),
            Snapshots = NewestSnapshots.Refused(request.Checked),
        };
    }
}
