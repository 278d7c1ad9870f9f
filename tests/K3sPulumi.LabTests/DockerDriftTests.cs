using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.LocalEngine.State;
using Pulumi;

namespace K3sPulumi.LabTests;

/// <summary>Containers that somebody has changed, read from a real engine.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerDriftTests(Lab lab)
{
    private const string Server = "drift-server-0", Agent = "drift-agent-0", Config = "/etc/rancher/k3s/config.yaml";

    [LabFact]
    public async Task WhatIsChangedInContainersIsReportedAndPutRightOnce()
    {
        var stack = new DockerStack(lab);
        // By its own name: a stand-in for another image would be one.
        var image = lab.K3sImage(DockerStack.Version);
        var up = await stack.UpAsync(Program(image, "repair"));
        try
        {
            var same = await stack.UpAsync(Program(image, "repair"), up.Snapshot);
            Assert.Empty(Warnings(same));
            Assert.Empty(same.Operations);
            var (server, agent) = (Id(Server), Id(Agent));

            lab.Docker("stop", Agent).Ok();
            lab.Docker("exec", Server, "sh", "-c", $"echo 'debug: true' >>{Config}").Ok();
            var reported = await stack.UpAsync(Program(image, "report"), up.Snapshot);
            Assert.Empty(reported.Operations);
            Assert.Equal(
                [$"{Agent}: The container {Agent} is not running (exited).", $"{Server}: {Config} was changed."],
                Warnings(reported));

            up = await stack.UpAsync(Program(image, "repair"), up.Snapshot);

            Assert.Equal(agent, Id(Agent));
            Assert.NotEqual(server, Id(Server));
            Assert.DoesNotContain("debug", lab.Docker("exec", Server, "cat", Config).Ok(), StringComparison.Ordinal);
            Assert.Equal([Agent, Server], stack.Nodes(Server));
            var after = await stack.UpAsync(Program(image, "repair"), up.Snapshot);
            Assert.Empty(Warnings(after));
            Assert.Empty(after.Operations);
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }

        stack.AssertNothingIsLeft("drift");
    }

    private string Id(string container) => lab.Docker("inspect", "-f", "{{.Id}}", container).Ok();

    private static IEnumerable<string> Warnings(RunResult run) => run.Diagnostics
        .Where(diagnostic => diagnostic.Severity == Severity.Warning)
        .Select(diagnostic => diagnostic.Message).Order(StringComparer.Ordinal);

    private static Func<Task<int>> Program(string image, string drift) => () => Deployment.RunAsync(() =>
    {
        var cluster = new K3sCluster("drift", new()
        {
            Version = DockerStack.Version,
            Drift = drift,
            Servers = [new() { Docker = new() { ApiPort = 6573, Image = image } }],
            Agents = [new() { Docker = new() { Image = image } }],
        });
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });
}
