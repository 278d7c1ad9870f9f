using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>K3s does not stop on a server with embedded etcd while the other voting members are no majority.</summary>
public sealed class QuorumTests
{
    private const string Silent = "bravo does not answer, and restarting this one would stop the cluster, because etcd needs 2 "
        + "of its 3 voting members, so K3s was not restarted: start K3s there, or delete the Node of a server that is lost "
        + "('kubectl delete node NAME'), which removes its vote; then run again";

    private const string Override = ", or add quorum to skippedChecks of this node, which restarts it regardless.";

    private static readonly HostNode Server = HostSamples.Server;

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AServerIsNotRestartedWhileAnotherOneIsDown(string shell)
    {
        using var host = Installed(shell: shell);
        host.Put("servers", Members("alpha True", "bravo Unknown", "charlie True"));

        host.Create(NodeScript.For(Changed(Server))).Failed()
            .Says("waiting for bravo to answer, because etcd needs a majority while K3s restarts here")
            .Says(Silent + Override)
            .Says("k3s kept running with them all the time");

        Assert.Equal(0, Restarts(host));
        host.Put("servers", Members("alpha True", "bravo True", "charlie True"));
        host.Create(NodeScript.For(Changed(Server))).Succeeded();
        Assert.Equal(1, Restarts(host));
    }

    [Theory]
    [InlineData("alone", "alpha True")]
    [InlineData("all are well", "alpha True", "bravo True", "charlie True")]
    [InlineData("a server whose pods have no network has its vote", "alpha True", "bravo False", "charlie True")]
    [InlineData("two servers", "alpha True", "bravo Unknown")]
    [InlineData("the majority is lost", "alpha True", "bravo Unknown", "charlie Unknown")]
    [InlineData("this server is not Ready", "alpha False", "bravo Unknown", "charlie True")]
    [InlineData("this server has no vote yet", "alpha True learner", "bravo Unknown", "charlie True", "delta True")]
    [InlineData("the one that is down has no vote", "alpha True", "bravo Unknown learner", "charlie True", "delta True")]
    [InlineData("one of five is down", "alpha True", "bravo Unknown", "c True", "d True", "e True")]
    [InlineData("this server is not in the list", "bravo Unknown", "charlie True", "delta True")]
    [InlineData("the API does not answer")]
    public void OtherwiseItIsRestarted(string why, params string[] members)
    {
        using var host = Installed();
        if (members.Length > 0)
            host.Put("servers", Members(members));

        var ran = host.Create(NodeScript.For(Changed(Server))).Succeeded().DoesNotSay("to answer, because etcd");

        Assert.True(Restarts(host) == 1, $"{why}: {ran.Output}");
    }

    [Theory]
    [InlineData("bravo does not answer", "3 of its 4", "alpha True", "bravo Unknown", "charlie True", "delta True")]
    [InlineData("b, c do not answer", "3 of its 5", "alpha True", "b Unknown", "c Unknown", "d True", "e True")]
    public void AMajorityIsThatOfAllVotes(string silent, string needed, params string[] members)
    {
        using var host = Installed();
        host.Put("servers", Members(members));

        host.Create(NodeScript.For(Changed(Server))).Failed()
            .Says($"{silent}, and restarting this one would stop the cluster, because etcd needs {needed} voting members");

        Assert.Equal(0, Restarts(host));
    }

    [Theory]
    [InlineData(7, "10.0.0.12", "https://10.0.0.12:2380/version")]
    [InlineData(28, "fd00::12,10.0.0.12", "https://[fd00::12]:2380/version")]
    public void AServerThatIsStillShownAsReadyIsAskedItself(int code, string address, string asked)
    {
        using var host = Installed();
        host.Put("servers", Members("alpha True", $"bravo True {address}", "charlie True 10.0.0.13"));
        host.Command("curl", $"""
            case "$*" in
            *:2380*) echo "$*" >>"$FAKE/asked"; case "$*" in *10.0.0.13*) exit 56 ;; *) exit {code} ;; esac ;;
            */readyz*) exit 22 ;;
            esac
            """);

        host.Create(NodeScript.For(Changed(Server))).Failed().Says(Silent);

        Assert.Contains(asked, host.Get("asked"), StringComparison.Ordinal);
        Assert.Equal(0, Restarts(host));
    }

    [Fact]
    public void SkippedTheServerIsRestarted()
    {
        using var host = Installed();
        host.Put("servers", Members("alpha True", "bravo Unknown", "charlie True"));

        host.Create(NodeScript.For(Changed(Server) with { SkippedChecks = ["quorum"] })).Succeeded();

        Assert.Equal(1, Restarts(host));
    }

    [Fact]
    public void WithoutEmbeddedEtcdNobodyIsAsked()
    {
        foreach (var node in new[] { Server with { Store = NodeStore.External }, HostSamples.Agent })
        {
            using var host = Installed(node);
            host.Put("servers", Members("alpha True", "bravo Unknown", "charlie True"));

            host.Create(NodeScript.For(Changed(node))).Succeeded();

            Assert.DoesNotContain("get nodes -l ", host.Get("calls"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NothingIsAskedWithoutARestartOrForAServerThatIsDown()
    {
        using var host = Installed();
        host.Put("servers", Members("alpha True", "bravo Unknown", "charlie True"));
        HostFile manifest = new("/var/lib/rancher/k3s/server/manifests/a.yaml", "0600", new("a: b\n"));

        host.Create(NodeScript.For(Server with { Files = [manifest] })).Succeeded();
        host.Put("state", "inactive");
        host.Create(NodeScript.For(Changed(Server))).Succeeded();

        Assert.DoesNotContain("get nodes -l ", host.Get("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void WhenALostFirstServerIsRemovedTheNextOneTakesItsPlace()
    {
        var joined = Server with
        {
            ConfigYaml = new($"server: https://10.0.0.9:6443\ntoken: {HostSamples.Token}\n"),
            VisibleConfig = "server: https://10.0.0.9:6443\ntoken: '[secret]'\n",
            Initializes = false,
            JoinUrl = "https://10.0.0.10:6443",
        };
        using var host = Installed(joined);
        host.Put("servers", Members("alpha True", "bravo Unknown", "charlie True"));

        host.Create(NodeScript.For(Server)).Succeeded();

        Assert.Equal(1, Restarts(host));
    }

    [Fact]
    public void ARotationOfCertificatesAndARenewalOfTheKubeconfigLookToo()
    {
        using var host = Installed();
        host.Put("root/var/lib/rancher/k3s/agent/client-kubelet.crt", "");
        host.Put("servers", Members("alpha True", "bravo Unknown", "charlie True"));

        host.Create(NodeScript.For(Server with { Rotation = 1 })).Failed().Says(Silent + Override);
        host.Create(KubeconfigScript.Renewal(Server, "before 2027-01-01")).Failed().Says(Silent + ".");

        Assert.Equal(0, Restarts(host) + host.Calls("systemctl stop"));
        Assert.Equal(0, host.Calls("k3s certificate rotate"));
    }

    private static HostNode Changed(HostNode node) => HostSamples.Labeled(node, "disk=ssd");

    private static int Restarts(StandInHost host) => host.Calls("systemctl restart");

    /// <summary>"NAME READY", and "learner" or the address of the member.</summary>
    private static string Members(params string[] members) => string.Concat(members.Select(member => member.Split(' '))
        .Select(part => $"{part[0]} Ready={part[1]} EtcdIsVoter={(part[^1] == "learner" ? "False" : "True")} "
            + $"Address={(part.Length > 2 && part[2] != "learner" ? part[2] : "")}\n"));

    private static StandInHost Installed(HostNode? node = null, string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(node ?? Server)).Succeeded();
        host.Remove("calls");
        return host;
    }
}
