using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A reinstalled host becomes the same node again, and no other host can.</summary>
public sealed class NodePasswordTests
{
    private const string Path = "root/etc/rancher/node/password";

    private static readonly HostNode Node =
        HostSamples.Agent with { NodePassword = NodePassword.For(new(HostSamples.Token), "echo") };

    [Fact]
    public void EveryNameAndEveryClusterHasItsOwn()
    {
        string?[] passwords =
            [.. from token in new[] { HostSamples.Token, HostSamples.Token + "x" } from name in new[] { "echo",
                "foxtrot" } select NodePassword.For(new(token), name)?.Value];

        Assert.Equal(4, passwords.Distinct().Count());
        Assert.All(passwords, password => Assert.Equal(32, password!.Length));
    }

    [Fact]
    public void WhatCouldBeGuessedIsNotUsed()
    {
        Assert.Null(NodePassword.For(new("short"), "echo"));
        Assert.Null(NodePassword.For(new(HostSamples.Token), null));
    }

    [Fact]
    public void ItIsThereBeforeTheFirstStartAndOneThatIsThereStays()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(Node)).Succeeded();
        Assert.Equal($"{Node.NodePassword!.Value.Value}\n", host.Get(Path));

        host.Put(Path, "of K3s itself\n");
        host.Create(NodeScript.For(HostSamples.Labeled(Node, "disk=ssd"))).Succeeded();
        Assert.Equal("of K3s itself\n", host.Get(Path));
    }

    [Fact]
    public void WithoutOneK3sMakesUpItsOwn()
    {
        using var host = new StandInHost().Serving();

        host.Create(NodeScript.For(HostSamples.Agent)).Succeeded();

        Assert.False(host.Has(Path));
    }

    [Fact]
    public void ItChangesNothingThatIsVisible()
    {
        Assert.Equal(NodeScript.For(HostSamples.Agent).Create, NodeScript.For(Node).Create);
        Assert.DoesNotContain(Node.NodePassword!.Value.Value, NodeScript.For(Node).Create, StringComparison.Ordinal);
    }
}
