using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LabTests.Harness;
using Pulumi;

namespace K3sPulumi.LabTests;

/// <summary>A cluster in Docker with its state in a database container, through the components.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerDatastoreTests(Lab lab)
{
    private static readonly string[] Servers = ["ha-server-0", "ha-server-1"];

    [LabFact]
    public async Task TwoServersOnAPostgresContainerBearTheLossOfEachAndARestartOfTheDatabase()
    {
        var stack = new DockerStack(lab);
        var up = await stack.UpAsync(Cluster());
        try
        {
            var kubeconfig = DockerStack.Kubeconfig(up);
            Assert.Equal(Servers, stack.Nodes("ha-server-1"));
            Assert.Empty((await stack.UpAsync(Cluster(), up.Snapshot)).Operations);

            foreach (var server in Servers)
            {
                lab.Docker("kill", server).Ok();
                DockerStack.AwaitApi(kubeconfig, $"without {server}");
                lab.Docker("start", server).Ok();
                AwaitServers();
            }

            lab.Docker("restart", "-t", "10", "state").Ok();
            AwaitServers();
            DockerStack.AwaitApi(kubeconfig, "after a restart of the database");
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }

        stack.AssertNothingIsLeft("ha");
        Assert.Equal("", lab.Docker("ps", "--all", "--quiet", "--filter", "name=^state$").Ok());
    }

    private void AwaitServers() => Lab.WaitFor("the API of every server", () =>
        Servers.All(server => lab.Docker("exec", server, "kubectl", "get", "--raw", "/readyz").ExitCode == 0), 120);

    private static Func<Task<int>> Cluster() => () => Deployment.RunAsync(() =>
    {
        var database = new PostgresDatastore("state", new() { Docker = new() });
        var cluster = new K3sCluster("ha", new()
        {
            Version = DockerStack.Version,
            Datastore = database,
            LoadBalancer = new() { Docker = new() { Network = database.DockerNetwork, ApiPort = 6553 } },
            Servers = [.. Servers.Select(_ => new NodeArgs { Docker = new() { Network = database.DockerNetwork } })],
        });
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });
}
