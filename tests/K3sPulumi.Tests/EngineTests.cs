using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.Tests;

/// <summary>The engine in the environment variables. Not in parallel, because all tests share them.</summary>
[Collection(nameof(Alone))]
public sealed class EngineTests
{
    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("unix:///run/user/1000/docker.sock", "127.0.0.1")]
    [InlineData("ssh://root@engine.example", "engine.example")]
    [InlineData("tcp://engine.example:2376", "engine.example")]
    public async Task TheKubeconfigLeadsToTheEngineOfTheEnvironment(string? engine, string address)
    {
        var before = Environment.GetEnvironmentVariable("DOCKER_HOST");
        Environment.SetEnvironmentVariable("DOCKER_HOST", engine);
        try
        {
            var result = await Programs.UpAsync(Programs.Stack(() => Programs.Docker(agents: 0)));

            Assert.Contains($"server: https://{address}:6443", ((StringValue)result.Outputs["out"]!.Reveal()).Value,
                StringComparison.Ordinal);
            Assert.Equal(address == "127.0.0.1" ? address : "0.0.0.0",
                Assert.Single(result.Resource("dev-server-0", ":Container").Inputs.Maps("ports")).Text("ip"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOCKER_HOST", before);
        }
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
