using K3sPulumi.Core.Images;
using K3sPulumi.LabTests.Harness;
using Pulumi;

namespace K3sPulumi.LabTests;

/// <summary>Images for clusters in Docker without an external registry: a local registry, and imports from the engine.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerImageTests(Lab lab)
{
    private const string App = "k3spulumi-lab/app:dev";

    [LabFact]
    public async Task TwoClustersPullFromOneRegistryAndHaveTheEnginesImages()
    {
        var stack = new DockerStack(lab) { UsesRegistry = true };
        BuildApp("first");
        var first = await stack.UpAsync(Clusters("registry:2.8.3"));
        try
        {
            Assert.Contains(App, Images("one-agent-0"), StringComparison.Ordinal);
            lab.Docker("tag", App, "localhost:5001/app:dev").Ok();
            lab.Docker("push", "localhost:5001/app:dev").Ok();
            AssertBothReachTheRegistry();
            Assert.Empty((await stack.UpAsync(Clusters("registry:2.8.3"), first.Snapshot)).Operations);

            BuildApp("second");
            var rebuilt = await stack.UpAsync(Clusters("registry:2.8.3"), first.Snapshot);
            Assert.Equal(["one-agent-0-images", "one-server-0-images"],
                rebuilt.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));

            // A new container keeps the pushed images and the networks.
            first = await stack.UpAsync(Clusters("registry:3"), rebuilt.Snapshot);
            Assert.DoesNotContain(first.Operations, operation => operation.Name.Contains("agent", StringComparison.Ordinal));
            AssertBothReachTheRegistry();
        }
        finally
        {
            await stack.DestroyAsync(first.Snapshot);
            lab.Docker("rmi", "--force", App, "localhost:5001/app:dev");
        }

        stack.AssertNothingIsLeft("one");
        stack.AssertNothingIsLeft("two");
        Assert.Equal("", lab.Docker("ps", "--all", "--quiet", "--filter", "name=^registry$").Ok());
    }

    [LabFact]
    public async Task ContainersLoadTheImagesOfADirectoryOfArtifacts()
    {
        var stack = new DockerStack(lab);
        using var bundle = new AirGapBundle(new LabArtifacts(lab, new LabNetwork(lab), DockerStack.Version), DockerStack.Version);
        Func<Task<int>> program = () => Deployment.RunAsync(() =>
        {
            _ = new K3sCluster("dev", new()
            {
                Version = DockerStack.Version,
                Servers = [new() { Docker = new() }],
                Agents = [new() { Docker = new() }],
                AirGap = new() { Directory = bundle.Folder },
            });
        });

        var up = await stack.UpAsync(program);
        try
        {
            Assert.Contains("docker.io/rancher/mirrored-pause:3.6", Images("dev-server-0"), StringComparison.Ordinal);
            Assert.Contains("docker.io/rancher/mirrored-pause:3.6", Images("dev-agent-0"), StringComparison.Ordinal);
            Assert.Empty((await stack.UpAsync(program, up.Snapshot)).Operations);
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }

        stack.AssertNothingIsLeft("dev");
    }

    private static Func<Task<int>> Clusters(string image) => () => Deployment.RunAsync(() =>
    {
        var registry = new K3sRegistry("registry", new() { Port = 5001, Docker = new() { Image = image } });
        foreach (var (name, port) in new[] { ("one", 16443), ("two", 16444) })
        {
            _ = new K3sCluster(name, new()
            {
                Version = DockerStack.Version,
                Servers = [new() { Docker = new() { ApiPort = port } }],
                Agents = [new() { Docker = new() }],
                LocalRegistry = registry.Address,
                Images = name == "one" ? [App] : [],
            });
        }
    });

    private void AssertBothReachTheRegistry()
    {
        foreach (var node in new[] { "one-agent-0", "two-server-0" })
            Assert.Contains("\"dev\"",
                lab.Docker("exec", node, "python3", "-c",
                    "import urllib.request as r; print(r.urlopen('http://registry:5000/v2/app/tags/list', timeout=5).read())")
                        .Ok(), StringComparison.Ordinal);
    }

    private string Images(string node) => lab.Docker("exec", node, "crictl", "images").Ok();

    /// <summary>An almost empty image with the same name as before.</summary>
    private static void BuildApp(string content) =>
        Command.Run("sh",
            ["-c", $"d=$(mktemp -d); echo {content} >$d/content; tar -C $d -cf - . | docker import - {App}; rm -r $d"]).Ok();
}
