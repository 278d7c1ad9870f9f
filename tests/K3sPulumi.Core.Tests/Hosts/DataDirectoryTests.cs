using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A data directory that is not on a small root disk belongs to the node only, and does not move.</summary>
public sealed class DataDirectoryTests
{
    private static readonly HostNode Node = HostSamples.Server with
    {
        DataDir = "/srv/k3s",
        ConfigYaml = new($"{HostSamples.Server.ConfigYaml.Value}data-dir: /srv/k3s\n"),
        Files = [new("/srv/k3s/server/manifests/a.yaml", "0600", new("a: 1\n"))],
    };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheDirectoryGoesWithTheNode(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.Create(PrepareScript.For(Node)).Succeeded();
        host.Create(NodeScript.For(Node)).Succeeded();
        Assert.Equal("a: 1\n", host.Get("root/srv/k3s/server/manifests/a.yaml"));
        host.Create(NodeScript.For(Node)).Succeeded().Says("nothing to change");

        host.Delete(NodeScript.For(Node)).Succeeded();

        Assert.False(host.Has("root/srv/k3s"));
        Assert.True(host.Has("root/srv"));
    }

    [Theory]
    [InlineData("/srv/k3s", "/var/lib/rancher/k3s")]
    [InlineData("/srv/k3s", "/data/k3s")]
    [InlineData("/var/lib/rancher/k3s", "/srv/k3s")]
    public void AnExistingNodeKeepsItsDirectory(string before, string after)
    {
        static HostNode At(string directory) => directory == DataDirectories.Default ? HostSamples.Server
            : HostSamples.Server with
            {
                DataDir = directory,
                ConfigYaml = new($"{HostSamples.Server.ConfigYaml.Value}data-dir: {directory}\n")
            };
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(At(before))).Succeeded();

        host.Create(PrepareScript.For(At(after))).Failed()
            .Says($"this node has its data in {before} and would start without it in dataDirectory {after}");
        host.Create(NodeScript.For(At(after))).Failed().Says($"this node has its data in {before}");
        host.Create(PrepareScript.For(At(before))).Succeeded();
    }

    [Theory]
    [InlineData("lost+found", null)]
    [InlineData("agent", null)]
    [InlineData("photos", "/srv/k3s contains other files (photos), and removing the node would delete them")]
    public void ADirectoryOfSomeoneElseIsNotTaken(string inside, string? problem)
    {
        using var host = new StandInHost().Serving();
        host.Put($"root/srv/k3s/{inside}/file", "x");

        var ran = host.Create(PrepareScript.For(Node));

        _ = problem is null ? ran.Succeeded() : ran.Failed().Says(problem);
    }

    [Fact]
    public void WhereSelinuxIsEnforcedTheDataIsLabeledAsItWouldBeInItsUsualPlace()
    {
        using var host = new StandInHost().Serving();
        host.Put("root/usr/share/selinux/packages/k3s.pp", "");
        host.Command("getenforce", "echo Enforcing");
        host.Command("chcon", ":");
        host.Create(PrepareScript.For(Node)).Failed().Says("dataDirectory needs semanage");
        host.Command("semanage", "echo \"semanage $*\" >>\"$FAKE/calls\"");
        host.Command("restorecon", "echo \"restorecon $*\" >>\"$FAKE/calls\"");

        host.Create(PrepareScript.For(Node)).Succeeded();
        host.Create(NodeScript.For(Node)).Succeeded();
        host.Create(NodeScript.For(HostSamples.Labeled(Node, "a=b"))).Succeeded();
        host.Delete(NodeScript.For(Node)).Succeeded();

        Assert.Equal((1, 1),
            (host.Calls("semanage fcontext -a -e /var/lib/rancher/k3s /srv/k3s"),
                host.Calls("semanage fcontext -d -e /var/lib/rancher/k3s /srv/k3s")));
        Assert.Equal(1, host.Calls($"restorecon -R {host.At("root/srv/k3s")}"));
    }

    [Theory]
    [InlineData("/srv/k3s", null)]
    [InlineData("/mnt/disk-1/K3s_data", null)]
    [InlineData("srv/k3s", "is not an absolute path")]
    [InlineData("/srv", "is a system directory, and removing the node would delete everything in it")]
    [InlineData("/srv/k3s/", "use \"/srv/k3s\"")]
    [InlineData("/srv//k3s", "use \"/srv/k3s\"")]
    [InlineData("/srv/../etc", "contains \".\" or \"..\"")]
    [InlineData("/srv/my k3s", "contains spaces or quotes")]
    public void ItIsASeparatePath(string path, string? problem)
    {
        if (problem is null)
            Assert.Null(DataDirectories.Problem(path));
        else
            Assert.Contains(problem, DataDirectories.Problem(path), StringComparison.Ordinal);
    }
}
