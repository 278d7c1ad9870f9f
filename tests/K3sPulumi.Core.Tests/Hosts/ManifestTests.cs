using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>The user's Kubernetes objects, which K3s reads from a directory that it watches.</summary>
public sealed class ManifestTests
{
    private const string Placed = "root/var/lib/rancher/k3s/server/manifests/cni.yaml";

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheyAreThereFromTheFirstStartAndChangeAndGoWithoutARestart(string shell)
    {
        const string tricky = "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: \"it's $HOME `id` \\\\\"\n";
        using var host = new StandInHost(shell).Serving();

        host.Create(NodeScript.For(With("cni", tricky))).Succeeded();
        Assert.Equal(tricky, host.Get(Placed));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(host.At(Placed)));
        host.Remove("calls");

        host.Create(NodeScript.For(With("cni", "apiVersion: v1\nkind: Pod"))).Succeeded();
        Assert.Equal("apiVersion: v1\nkind: Pod\n", host.Get(Placed));
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.False(host.Has(Placed));
        Assert.Equal(0, host.Calls("systemctl restart"));
    }

    private static HostNode With(string name, string text) =>
        HostSamples.Server with { Files = [.. Manifests.Files(new Dictionary<string, Secret> { [name] = new(text) })] };
}
