using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;

namespace K3sPulumi.Offline.Tests;

public sealed class KubernetesTests
{
    [Fact]
    public async Task AnObjectKnowsItsKindAndItsOldTypes()
    {
        var engine = new Recorder();
        string? name = null;

        await engine.RunAsync(() => Pulumi.Deployment.RunAsync(async () =>
        {
            var space = new Namespace("space", new() { Metadata = new ObjectMetaArgs { Name = "apps" } });
            name = await OutputUtilities.GetValueAsync(space.Metadata.Apply(metadata => metadata.Name));
            _ = new Pulumi.Kubernetes.Apps.V1.Deployment("web", new()
            {
                Metadata = new ObjectMetaArgs { Namespace = space.Metadata.Apply(metadata => metadata.Name) },
            });
            _ = new Service("web", new()
            {
                Spec = new ServiceSpecArgs
                {
                    Type = ServiceSpecType.LoadBalancer,
                    Ports = { new ServicePortArgs { Port = 80, TargetPort = "http" } },
                },
            });
        }));

        Assert.Equal("apps", name);
        var deployment = engine.Registrations.Single(request => request.Type == "kubernetes:apps/v1:Deployment");
        Assert.Equal(
            "{ \"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"metadata\": { \"namespace\": \"apps\" } }", deployment.Object.ToString());
        Assert.Contains(deployment.Aliases, alias => alias.Spec.Type == "kubernetes:extensions/v1beta1:Deployment");
        Assert.Equal("4.32.0", deployment.Version);
        var service = engine.Registrations.Single(request => request.Type == "kubernetes:core/v1:Service");
        Assert.Equal(
            "{ \"ports\": [ { \"port\": 80, \"targetPort\": \"http\" } ], \"type\": \"LoadBalancer\" }",
            service.Object.Fields["spec"].StructValue.ToString());
    }
}
