using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Offline.Tests;

/// <summary>The configuration of providers, which programs see as a class beside <see cref="Config"/>.</summary>
public sealed class ProviderConfigTests
{
    [Fact]
    public async Task AProviderReadsItsOwnConfigurationUntilTheProgramSetsIt()
    {
        List<string?> read = [];
        await using var engine = Engine.Preview();

        await engine.RunAsync(
            () => Deployment.RunAsync(() =>
            {
                read.AddRange([Pulumi.HCloud.Config.Token, Pulumi.Docker.Config.Host, Pulumi.Kubernetes.Config.KubeConfig]);
                Pulumi.HCloud.Config.Token = null;
                read.Add(Pulumi.HCloud.Config.Token);
            }),
            options: new()
            {
                Config = new Dictionary<string, string>
                {
                    ["hcloud:token"] = "t",
                    ["docker:host"] = "ssh://h",
                    ["kubernetes:kubeconfig"] = "k",
                },
            });

        Assert.Equal(["t", "ssh://h", "k", null], read);
    }
}
