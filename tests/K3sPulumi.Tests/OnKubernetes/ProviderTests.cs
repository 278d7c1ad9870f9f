using K3sPulumi.Kubernetes;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Values;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using ProviderArgs = Pulumi.Kubernetes.ProviderArgs;

namespace K3sPulumi.Tests.OnKubernetes;

/// <summary>The provider for objects in a cluster.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task TheProviderIsForThisClusterAndWaitsForAllOfIt()
    {
        var result = await Programs.UpAsync(Stack(() => Programs.Ssh()));

        var provider = result.Resource("on-dev");
        Assert.Equal("pulumi:providers:kubernetes", provider.Type);
        Assert.IsType<SecretValue>(provider.Inputs["kubeconfig"]);
        Assert.Contains("client-key-data", Text(provider.Inputs["kubeconfig"]), StringComparison.Ordinal);
        Assert.Equal(Text(result.Resource("dev-id").Outputs["hex"]), provider.Inputs.Text("clusterIdentifier"));
        Assert.Null(provider.Inputs["deleteUnreachable"]);
        var done = result.Operations.Select(operation => operation.ToString()).ToList();
        foreach (var node in new[] { "dev-s1-node", "dev-a1-node", "dev-a2-node" })
            Assert.InRange(done.IndexOf($"create {node}"), 0, done.IndexOf("create app"));
        Assert.Equal("on-dev", Name(result.Resource("app").Options.Provider));
    }

    [Fact]
    public async Task ObjectsAreForgottenWithTheContainersOfTheCluster()
    {
        var byDefault = await Programs.UpAsync(Stack(() => Programs.Docker(agents: 0)));
        var chosen = await Programs.UpAsync(Stack(() => Programs.Docker(agents: 0), new() { DeleteUnreachable = false }));

        Assert.Equal("true", byDefault.Resource("on-dev").Inputs.Text("deleteUnreachable"));
        Assert.Equal("false", chosen.Resource("on-dev").Inputs.Text("deleteUnreachable"));
    }

    /// <summary>The worst moment is the preview: the kubeconfig is not known then.</summary>
    [Fact]
    public async Task AChangedKubeconfigReplacesNothing()
    {
        var first = await Programs.UpAsync(Stack(() => Programs.Ssh()));
        K3sClusterArgs Other()
        {
            var args = Programs.Ssh();
            args.ApiAddress = "api.example.com";
            return args;
        }

        var preview = await Programs.PreviewAsync(Stack(Other), first.Snapshot);
        var second = await Programs.UpAsync(Stack(Other), first.Snapshot);

        foreach (var run in new[] { preview, second })
        {
            Assert.DoesNotContain(run.Steps, step => step.Op is StepOp.Replace or StepOp.Delete);
            Assert.Equal(["kubeconfig"], run.Step("on-dev").Changes.Select(change => change.Path.ToString()));
        }
    }

    [Fact]
    public async Task AKubeconfigOfTheMachineIsNeverUsed()
    {
        var given = new ProviderArgs { KubeConfig = "/home/me/.kube/config", Context = "other", Cluster = "other" };

        var result = await Programs.UpAsync(Stack(() => Programs.Ssh(), given));

        Assert.Equal(["clusterIdentifier", "kubeconfig"], result.Resource("on-dev").Inputs.Keys.Order());
    }

    [Fact]
    public async Task ObjectsGoWithTheClusterWithoutBeingDeletedOneByOne()
    {
        var first = await Programs.UpAsync(Stack(() => Programs.Ssh()));
        await using var engine = Engine.Mock();

        var result = await engine.DestroyAsync(first.Snapshot);

        Assert.Empty(result.Errors);
        Assert.DoesNotContain(result.Operations, operation => operation.Name == "app");
        Assert.Contains(result.Operations, operation => operation.ToString() == "delete dev-s1-node");
    }

    private static string Text(PropertyValue? value) => ((StringValue)value!.Reveal()).Value;

    private static string Name(string reference) => reference.Split("::")[^2];

    private static Func<Task<int>> Stack(Func<K3sClusterArgs> args, ProviderArgs? given = null) => Programs.Stack(() =>
    {
        var cluster = new K3sCluster("dev", args());
        var provider = cluster.KubernetesProvider("on-dev", args: given);
        _ = new Namespace("app", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = "app" } },
            new CustomResourceOptions { Provider = provider, DeletedWith = cluster });
        return cluster.ServerUrl;
    });
}
