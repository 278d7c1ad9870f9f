using K3sPulumi.LabTests.Harness;
using Pulumi;

namespace K3sPulumi.LabTests;

/// <summary>The tokens of a running cluster in Docker are replaced.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerTokenTests(Lab lab)
{
    [LabFact]
    public async Task AServerAndAnAgentGetOtherTokensAndStartAgainAfterwards()
    {
        var stack = new DockerStack(lab);
        var up = await stack.UpAsync(Program(null));
        try
        {
            var old = Passwords();

            up = await stack.UpAsync(Program(1), up.Snapshot);

            Assert.Empty((await stack.UpAsync(Program(1), up.Snapshot)).Operations);
            Assert.NotEqual(old, Passwords());
            stack.AssertNoSecretIsInTheOpen(up, "tok-server-0", "tok-agent-0");
            lab.Docker("restart", "-t", "10", "tok-server-0").Ok();
            Lab.WaitFor("the server", () =>
                lab.Docker("exec", "tok-server-0", "kubectl", "get", "--raw", "/readyz").ExitCode == 0);
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }

        stack.AssertNothingIsLeft("tok");
    }

    private string Passwords() => lab.Docker("exec", "tok-server-0", "cat", "/var/lib/rancher/k3s/server/cred/passwd").Ok();

    private static Func<Task<int>> Program(int? rotation) => () => Deployment.RunAsync(() =>
    {
        var args = new K3sClusterArgs
        {
            Version = DockerStack.Version,
            Servers = [new() { Docker = new() { ApiPort = 6571 } }],
            Agents = [new() { Docker = new() }],
        };
        if (rotation is { } number)
            args.TokenRotation = number;
        var cluster = new K3sCluster("tok", args);
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });
}
