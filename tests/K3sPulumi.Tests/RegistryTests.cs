using K3sPulumi.Core.Images;
using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>A local registry that two clusters use.</summary>
public sealed class RegistryTests
{
    [Fact]
    public async Task TwoClustersUseOneRegistry()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Two()));

        Assert.Equal("registry:5001", ((StringValue)first.Outputs["out"]!.Reveal()).Value);
        Assert.Contains("sh -s -- connect 'registry' 'k3s-one'", first.Resource("one-registry").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.Contains("sh -s -- disconnect 'registry' 'k3s-two'", first.Resource("two-registry").Inputs.Text("delete"),
            StringComparison.Ordinal);
        var port = Assert.Single(first.Resource("registry", ":Container").Inputs.Maps("ports"));
        Assert.Equal(("127.0.0.1", 5001.0), (port.Text("ip"), port.Number("external")));
        var registries = Uploads(first, "one-agent-0").Single(upload => upload.Text("file") == "/etc/rancher/k3s/registries.yaml")
            .Text("content")!;
        Assert.Equal(["localhost:5001:", "registry:5001:", "registry:5000:"],
            registries.Split('\n').Select(line => line.Trim()).Where(line => line.EndsWith(':') && line.Contains('5')));
        Assert.Equal(3, registries.Split("- http://registry:5000\n").Length - 1);
        Assert.Contains(Uploads(first, "one-server-0"), upload =>
            upload.Text("file")!.EndsWith("/local-registry-hosting.yaml", StringComparison.Ordinal));

        var second = await Programs.UpAsync(Programs.Stack(() => Two()), first.Snapshot);
        Assert.Empty(second.Operations);
    }

    [Fact]
    public async Task AnotherImageOfTheRegistryTouchesNoNodeAndIsAwaited()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Two()));

        var second = await Programs.PreviewAsync(Programs.Stack(() => Two("registry:3")), first.Snapshot);

        Assert.Equal(["registry", "registry-ready"], second.Changes.Where(step => step.Custom).Select(step => step.Name));
    }

    [Fact]
    public async Task ACacheKeepsItsLoginSecretAndTheRestReadable()
    {
        var result = await Programs.UpAsync(Programs.Stack(() => new K3sRegistry("hub", new()
        {
            Upstream = "https://registry-1.docker.io",
            UpstreamUser = "me",
            UpstreamPassword = "pass-word-77",
        }).Address));

        var container = result.Resource("hub", ":Container").Inputs;
        Assert.Equal("registry:2.8.3", container.Text("image"));
        Assert.IsType<SecretValue>(container["uploads"]);
        Assert.Contains("password: pass-word-77", container.Maps("uploads").Single().Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRegistryLeavesANetworkBeforeThatIsRecreated()
    {
        static Func<Task<int>> Program(string subnet) => Programs.Stack(() =>
        {
            var args = Programs.Docker(agents: 0);
            args.Servers = [new() { Docker = new() }, new() { Docker = new() }, new() { Docker = new() }];
            args.LocalRegistry = new K3sRegistry("registry", new()).Address;
            args.DockerSubnet = subnet;
            return args;
        });
        var first = await Programs.UpAsync(Program("10.77.3.0/24"));

        var second = await Programs.UpAsync(Program("10.77.4.0/24"), first.Snapshot);

        var done = second.Operations.Select(operation => operation.ToString()).ToList();
        Assert.InRange(done.IndexOf("delete dev-registry"), 0, done.IndexOf("delete dev-network"));
        Assert.InRange(done.IndexOf("create dev-network"), 0, done.IndexOf("create dev-registry"));
    }

    [Fact]
    public async Task WhatIsNotALocalRegistryIsRejected()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var args = Programs.Ssh();
            args.LocalRegistry = "http://registry";
            return args;
        }));
        var registry =
            await Programs.PreviewAsync(Programs.Stack(() => new K3sRegistry("My Registry", new() { Port = 70000 }).Address));

        Assert.Equal(
            """
            K3sCluster "dev" has 2 problems:
              localRegistry: "http://registry" is not the address of a local registry; use the address output of a K3sRegistry, such as registry:5000.
              localRegistry: works only for clusters in Docker, because it is connected to their network; for hosts, use registries with a registry that they can reach.
            """,
            Assert.Single(result.Errors).Message.Trim());
        Assert.Contains("K3sRegistry \"My Registry\" has 2 problems:\n  name: ", Assert.Single(registry.Errors).Message,
            StringComparison.Ordinal);
    }

    private static Output<string> Two(string? image = null)
    {
        var registry = new K3sRegistry("registry",
            new() { Port = 5001, Docker = new() { Image = image is null ? null : (Input<string>)image } });
        foreach (var (name, port) in new[] { ("one", 6443), ("two", 6444) })
        {
            _ = new K3sCluster(name, new()
            {
                Version = Programs.Version,
                Servers = [new() { Docker = new() { ApiPort = port } }],
                Agents = [new() { Docker = new() }],
                LocalRegistry = registry.Address,
            });
        }

        return registry.Address;
    }

    private static IReadOnlyList<PropertyMap> Uploads(RunResult result, string name) =>
        result.Resource(name, ":Container").Inputs.Maps("uploads");
}
