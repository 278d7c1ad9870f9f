using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.Tests.Guards;

/// <summary>
/// Each guard, together with changes that replace, update, remove and create resources: nothing is touched, whether preview sees
/// the problem or only an update that was started with <c>--skip-preview</c>.
/// </summary>
public sealed class GuardTests
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["quorum"] = "would be removed in one update, each together with its etcd vote",
        ["token"] = "token: cannot change in an existing cluster",
        ["older version"] = "version: cannot be downgraded",
        ["skipped version"] = "version: cannot go from",
        ["datastore"] = "datastore: cannot move an existing cluster from PostgreSQL to",
        ["pods"] = "clusterCidr: cannot change cluster-cidr",
        ["services"] = "serviceCidr: cannot change service-cidr",
        ["cluster DNS"] = "networking.clusterDns: cannot change cluster-dns",
        ["domain"] = "serverConfig: cannot change cluster-domain",
        ["encryption"] = "controlPlane.secretsEncryption: cannot be disabled in an existing cluster",
        ["another root"] = "certificates.authority: has another root than the CAs of this cluster",
        ["lower rotation"] = "tokenRotation: was 2 in the last update and cannot be lowered",
        ["lower restore"] = "restore.generation: is lower than 2, the last restore",
        ["agent token"] = "agentToken: cannot change in an existing cluster without a rotation",
        ["stopped quorum"] = "would be stopped (running = false), and the rest is not a quorum",
        ["first server"] = "servers[0].nodeName: puts \"s9\" in place of \"s1\"",
        ["only server of etcd"] = "servers: must contain \"s1\", which holds all data of the cluster",
        ["all servers after SQLite"] = "servers: must contain \"s1\", which holds all data of the cluster",
        ["data directory"] = "agents[0].dataDirectory: cannot change on an existing node",
    };

    public static TheoryData<string, string> Known
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var platform in new[] { "docker", "ssh" })
                foreach (var guard in Reasons.Keys.Where(guard => platform == "ssh" || guard != "data directory"))
                    data.Add(platform, guard);
            return data;
        }
    }

    public static TheoryData<string, string> KnownOnlyDuringTheUpdate
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var platform in new[] { "docker", "ssh" })
                foreach (var guard in new[] { "token", "older version", "skipped version", "datastore", "pods", "services",
                    "cluster DNS", "domain", "encryption", "lower rotation", "agent token" })
                    data.Add(platform, guard);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Known))]
    public async Task NothingIsTouched(string platform, string guard)
    {
        var first = await CreatedAsync(platform, guard);

        var (preview, update) = await RunAsync(platform, guard, first);

        foreach (var run in new[] { preview, update })
        {
            Assert.StartsWith("K3sCluster \"dev\" has 1 problem:", run.Errors[0].Message, StringComparison.Ordinal);
            Assert.Contains(Reasons[guard], run.Errors[0].Message, StringComparison.Ordinal);
            Assert.Empty(run.Operations);
            Assert.NotEqual(0, run.ExitCode);
        }
    }

    [Theory]
    [MemberData(nameof(KnownOnlyDuringTheUpdate))]
    public async Task NothingIsTouchedWhereTheValueIsKnownOnlyDuringTheUpdate(string platform, string guard)
    {
        var first = await CreatedAsync(platform, guard, isLate: true);

        var (preview, update) = await RunAsync(platform, guard, first, isLate: true);

        Assert.Empty(preview.Errors);
        Assert.Contains(Reasons[guard], update.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(["late"], update.Operations.Select(operation => operation.Name));
    }

    /// <summary>Without something to reject it, the same update does all of that.</summary>
    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task WithoutAGuardTheUpdateTouchesMuch(string platform)
    {
        var first = await CreatedAsync(platform, "");

        var update = await UpAsync(new(platform, "", IsChanged: true, IsLate: false), first);

        Assert.Superset(
            new HashSet<StepOp> { StepOp.Create, StepOp.Update, StepOp.Replace, StepOp.Delete },
            update.Touched().Select(step => step.Op).ToHashSet());
    }

    [Theory]
    [InlineData("docker", false)]
    [InlineData("docker", true)]
    [InlineData("ssh", false)]
    [InlineData("ssh", true)]
    public async Task NothingOfAServerByItselfIsTouched(string platform, bool isLate)
    {
        var first = await UpAsync(new(platform, "older version", IsChanged: false, isLate) { IsByItself = true });
        var program = new GuardedProgram(platform, "older version", IsChanged: true, isLate) { IsByItself = true };
        await using var engine = Engine.Mock(program.Answer);

        var update = await engine.RunAsync(program.Stack, first.Snapshot);

        Assert.StartsWith(
            "K3sServer \"dev\" has 1 problem:\n  version: cannot be", update.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(isLate ? ["late"] : [], update.Operations.Select(operation => operation.Name));
    }

    private static async Task<Snapshot> CreatedAsync(string platform, string guard, bool isLate = false) =>
        (await UpAsync(new GuardedProgram(platform, guard, IsChanged: false, isLate))).Snapshot;

    private static Task<RunResult> UpAsync(GuardedProgram program, Snapshot? before = null) =>
        Programs.UpAsync(program.Stack, before, program.Answer);

    private static async Task<(RunResult Preview, RunResult Update)> RunAsync(
        string platform, string guard, Snapshot before, bool isLate = false)
    {
        var program = new GuardedProgram(platform, guard, IsChanged: true, isLate);
        await using var engine = Engine.Mock(program.Answer);
        return (await Programs.PreviewAsync(program.Stack, before), await engine.RunAsync(program.Stack, before));
    }
}
