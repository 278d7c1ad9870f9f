using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LabTests;

/// <summary>
/// SSH access to hosts: users other than root, sudo with a password, a bastion, an init system other than systemd.
/// </summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshAccessTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    [LabFact]
    public async Task OrdinaryUsersWithSudoBehindABastionWillDoAndNoSecretShows()
    {
        var site = new SshSite(lab, Version);
        var (gate, alpha, echo) = (site.Host("gate"), site.Host("alpha"), site.Host("echo"));
        var throughGate = site.Ssh(alpha, "admin");
        throughGate.Bastion = new()
        {
            Address = gate.Address,
            User = "keeper",
            PrivateKey = lab.Keys.Private,
            HostKey = gate.HostKey
        };
        using var watch = new ProcessWatch(alpha, echo);

        var up = await site.UpAsync(SshSite.Program(Version, [("alpha", throughGate)], [("echo", site.Ssh(echo, "keeper"))]));

        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));
        Assert.Equal(4, gate.SshLogins);
        string[] secrets = [.. new[] { "token", "agentToken" }.Select(name => ((StringValue)up.Outputs[name]!.Reveal()).Value),
            echo.SudoPassword];
        var open = string.Concat(up.Snapshot.ToJson("passphrase"), up.Tree(), watch.Seen(), alpha.Journal("k3s"),
            echo.Journal("k3s-agent"));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, open, StringComparison.Ordinal));
        foreach (var host in new[] { alpha, echo })
            Assert.Equal("", host.WorldReadableFilesWith(secrets));
        await site.DestroyAsync(up.Snapshot);
        SshSite.AssertClean(alpha);
        SshSite.AssertClean(echo);
    }

    [LabFact]
    public async Task AHostWithOpenRcIsAnAgentLikeAnyOther()
    {
        var site = new SshSite(lab, Version);
        var (alpha, pine) = (site.Host("alpha"), site.Host("pine", "openrc"));

        pine.WriteFile("/etc/conf.d/k3s-agent", "export GODEBUG=netdns=go\n");

        var up = await site.UpAsync(site.Cluster(Version, [alpha], [pine], args => args.Agents[0].Proxy = new()
        {
            HttpProxy = "http://user:in-clear@proxy.example.com:3128",
            NoProxy = ["github.com", "raw.githubusercontent.com"],
        }));

        Assert.Equal(["alpha Ready", "pine Ready"], SshSite.Nodes(alpha));
        Assert.Equal(3, pine.SshLogins);
        var environment = pine.Exec("tr '\\0' '\\n' < /proc/$(pgrep -f '[b]in/k3s agent' | tail -n 1)/environ").Ok();
        Assert.Contains("HTTP_PROXY=http://user:in-clear@proxy.example.com:3128\n", environment, StringComparison.Ordinal);
        Assert.Contains("\nGODEBUG=netdns=go\n", $"\n{environment}\n", StringComparison.Ordinal);
        Assert.Equal("600 root", pine.Mode("/etc/rancher/k3s/k3s-agent.env"));
        pine.Exec("pkill -9 -f 'bin/k3s agent'").Ok();
        Lab.WaitFor("supervise-daemon to start the agent again", () =>
            pine.Exec("curl -sf 127.0.0.1:10248/healthz").ExitCode == 0);
        await site.DestroyAsync(up.Snapshot);
        Assert.False(pine.Exists("/etc/init.d/k3s-agent") || pine.Exists("/usr/local/bin/k3s")
            || pine.Exists("/var/lib/rancher/k3s"));
        Assert.Equal("export GODEBUG=netdns=go", pine.ReadFile("/etc/conf.d/k3s-agent"));
    }

    [LabFact]
    public async Task AnAgentThatIsRefusedSaysWhyBeforeItsDeadline()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        var up = await site.UpAsync(site.Cluster(Version, [alpha], []));

        var errors = await SshSite.FailAsync(site.Joining(echo, alpha, Version, token: "quite-another-word"), up.Snapshot);

        Assert.Contains("401 Unauthorized", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("quite-another-word", errors, StringComparison.Ordinal);
    }
}
