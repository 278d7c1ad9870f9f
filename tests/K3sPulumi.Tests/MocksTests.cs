using System.Collections.Immutable;
using K3sPulumi.Core.Kubeconfigs;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace K3sPulumi.Tests;

/// <summary>Tests as the users of the library write them: Pulumi's own test mode, with its mocks made by Moq.</summary>
public sealed class MocksTests
{
    private readonly Mock<IMocks> _mocks = new() { CallBase = true };

    public MocksTests() => _mocks.Setup(mocks => mocks.NewResourceAsync(It.IsAny<MockResourceArgs>()))
        .ReturnsAsync((MockResourceArgs args) => ($"{args.Name}-id", State(args)));

    [Fact]
    public async Task AClusterInDockerHasAContainerForEachNode()
    {
        var (resources, _) = await RunAsync(Programs.Docker());

        Assert.Equal(
            ["dev-agent-0", "dev-agent-1", "dev-server-0"],
            resources.OfType<Pulumi.Docker.Container>().Select(container => container.GetResourceName()).Order());
        _mocks.Verify(mocks =>
            mocks.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == "docker:index/network:Network")), Times.Once);
    }

    [Fact]
    public async Task AgentsGetTheAgentTokenAndNeverTheServersToken()
    {
        var uploads = new List<string>();
        _mocks.Setup(mocks =>
            mocks.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == "docker:index/container:Container"
                && args.Name!.Contains("agent"))))
            .ReturnsAsync((MockResourceArgs args) =>
            {
                uploads.Add(Upload(args));
                return ($"{args.Name}-id", args.Inputs);
            });

        await RunAsync(Programs.Docker());

        Assert.Equal(2, uploads.Count);
        Assert.All(uploads, config => Assert.Contains("secret-of-dev-agent-token", config, StringComparison.Ordinal));
        Assert.All(uploads, config => Assert.DoesNotContain("secret-of-dev-token", config, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARefusedClusterMakesTheTestFailWithItsProblems()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            RunAsync(new K3sClusterArgs { Version = "latest", Servers = [] }));

        Assert.Contains("K3sCluster \"dev\" has 2 problems:", failure.ToString(), StringComparison.Ordinal);
        _mocks.Verify(mocks =>
            mocks.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type!.StartsWith("docker:"))), Times.Never);
    }

    private Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> RunAsync(K3sClusterArgs args) =>
        Deployment.TestAsync(_mocks.Object, new TestOptions { IsPreview = false }, () =>
            new Dictionary<string, object?> { ["kubeconfig"] = new K3sCluster("dev", args).Kubeconfig });

    private static ImmutableDictionary<string, object> State(MockResourceArgs args) => args.Type switch
    {
        "random:index/randomPassword:RandomPassword" => args.Inputs.SetItem("result", $"secret-of-{args.Name}"),
        "command:local:Command" => args.Inputs.SetItem("stdout", Programs.Kubeconfig),
        _ => args.Inputs,
    };

    private static string Upload(MockResourceArgs args) =>
        (string)((ImmutableDictionary<string, object>)((ImmutableArray<object>)args.Inputs["uploads"])[0])["content"];
}
