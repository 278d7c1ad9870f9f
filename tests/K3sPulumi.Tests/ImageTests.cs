using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Tests;

/// <summary>Images that come to the nodes without a registry.</summary>
public sealed class ImageTests
{
    [Fact]
    public async Task EveryContainerImportsTheClustersImagesAndItsOwn()
    {
        using var bundle = new Bundle().With("app.tar", "an archive");
        K3sClusterArgs Cluster()
        {
            var args = Programs.Docker(agents: 1);
            args.Images = ["shop:dev", bundle.At("app.tar")];
            args.Agents[0].Images = ["only:here"];
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(Cluster));
        Assert.EndsWith($"sh -s -- 'dev-agent-0' 'shop:dev' '{bundle.At("app.tar")}' 'only:here'",
            first.Resource("dev-agent-0-images").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.DoesNotContain("only:here", first.Resource("dev-server-0-images").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.Empty((await Programs.UpAsync(Programs.Stack(Cluster), first.Snapshot)).Operations);

        bundle.With("app.tar", "another archive");
        var second = await Programs.UpAsync(Programs.Stack(Cluster), first.Snapshot);
        Assert.Equal(["dev-agent-0-images", "dev-server-0-images"],
            second.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task HostsAreSentArchives()
    {
        using var bundle = new Bundle().With("app.tar", "an archive");
        K3sClusterArgs Cluster()
        {
            var args = Programs.Ssh(agents: 1);
            args.Images = [bundle.At("app.tar")];
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(Cluster));

        Assert.Equal("/var/lib/k3spulumi-uploads/app.tar", first.Resource("dev-a1-app.tar").Inputs.Text("remotePath"));
        Assert.Contains("#   app.tar, 10 B, SHA-256 ", first.Resource("dev-a1-artifacts").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.Empty((await Programs.UpAsync(Programs.Stack(Cluster), first.Snapshot)).Operations);
    }

    [Fact]
    public async Task WhatCannotBeImportedIsReportedInPreview()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var args = Programs.Ssh(agents: 1);
            args.Images = ["/nowhere/app.tar", "~/app.tar"];
            args.Agents[0].Images = ["/elsewhere/app.tar"];
            return args;
        }));

        var message = Assert.Single(result.Errors).Message;
        Assert.Contains("\n  images[0]: \"/nowhere/app.tar\" cannot be read; create it with 'docker save --output FILE "
            + "IMAGE...', or use an image of the Docker engine.", message, StringComparison.Ordinal);
        Assert.Contains("\n  images[1]: \"~/app.tar\" starts with \"~\"", message, StringComparison.Ordinal);
        Assert.Contains("agents[0].images[0]: \"/elsewhere/app.tar\" has the same file name as another archive, app.tar; rename "
            + "one of them.", message, StringComparison.Ordinal);
        Assert.Equal(4, message.Split('\n').Count(line => line.Contains("images[", StringComparison.Ordinal)));
    }
}
