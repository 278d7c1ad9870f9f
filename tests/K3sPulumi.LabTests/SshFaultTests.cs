using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>The scripts of a node on hosts with faults; each time a second run succeeds.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshFaultTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";
    private const string Hanging = "/etc/systemd/system/k3s.service.d/hanging.conf";

    [LabFact]
    public void WhereverTheConnectionIsCutTheNextRunFinishes()
    {
        var site = new SshSite(lab, Version);
        var host = site.Host("alpha");
        var (prepare, script) = (PrepareScript.For(Node(site, host.Name)), NodeScript.For(Node(site, host.Name)));

        for (var cut = 0; cut < 10; cut++)
        {
            During(() =>
                Run(host, prepare.Create!, prepare), 0.2 + (0.1 * cut), () => host.Exec("pkill -KILL -f '^sshd: root@'"));
            Run(host, prepare.Create!, prepare).Ok();
            Cut(host, cut, () => Run(host, script.Create!, script));
            Run(host, script.Create!, script).Ok();
            Assert.Equal("nothing to change", Said(Run(host, script.Create!, script)));
            Cut(host, cut, () => Run(host, script.Delete!, script));
            Run(host, script.Delete!, script).Ok();
            SshSite.AssertClean(host);
        }
    }

    [LabFact]
    public void AKilledScriptAndARebootedHostAreTakenUpAgain()
    {
        var site = new SshSite(lab, Version);
        var host = site.Host("alpha");
        var script = NodeScript.For(Node(site, host.Name));

        During(() => Run(host, script.Create!, script), 1.5, () => host.Exec("pkill -KILL -f '^sh -s -- apply'"));
        Run(host, script.Create!, script).Ok();
        Run(host, script.Delete!, script).Ok();

        During(() => Run(host, script.Create!, script), 2, host.Restart);
        Run(host, script.Create!, script).Ok();
        Assert.Equal(["alpha Ready"], SshSite.Nodes(host));
    }

    [LabFact]
    public void ASecondRunWaitsForTheFirst()
    {
        var site = new SshSite(lab, Version);
        var host = site.Host("alpha");
        var script = NodeScript.For(Node(site, host.Name));

        var first = Task.Run(() => Run(host, script.Create!, script));
        Lab.WaitFor("the first run", () => host.Exists("/run/k3spulumi.lock.holder"));
        var second = Said(Run(host, script.Create!, script));

        first.Result.Ok();
        Assert.StartsWith("waiting for another run on this host", second, StringComparison.Ordinal);
        Assert.EndsWith("nothing to change", second, StringComparison.Ordinal);
    }

    [LabFact]
    public void EveryFaultIsNamedAndLeavesTheHostFitForTheNextRun()
    {
        var site = new SshSite(lab, Version);
        var host = site.Host("alpha");
        var (prepare, script) = (PrepareScript.For(Node(site, host.Name)), NodeScript.For(Node(site, host.Name)));

        Break(site, $"{Version}/k3s", "echo damage >>");
        Fails(host, prepare, "is damaged: its SHA-256 is");
        Mend(site, $"{Version}/k3s");
        Run(host, prepare.Create!, prepare).Ok();

        host.Exec("mount -t tmpfs -o size=16k tmpfs /usr/local/bin").Ok();
        Fails(host, script, "MB are free in /usr/local/bin, but the K3s binary needs");
        host.Exec("umount /usr/local/bin").Ok();

        host.Exec("sed -i '2i echo no luck; exit 1' /var/lib/k3spulumi/staged/*/install.sh").Ok();
        Fails(host, script, "no luck");
        host.Exec("rm /var/lib/k3spulumi/staged/*/install.sh").Ok();

        var port = host.Exec("nohup python3 -m http.server 6443 >/dev/null 2>&1 & sleep 1; echo $!").Ok();
        Fails(host, script, "port 6443 (API) is in use by python3");
        host.Exec($"kill {port}").Ok();

        var impatient = NodeScript.For(Node(site, host.Name) with { Deadlines = new() { Prepare = 60, Ready = 10 } });
        host.WriteFile(Hanging, "[Service]\nType=simple\nExecStart=\nExecStart=/bin/sleep 1000\n");
        Fails(host, impatient, "is not Ready after 10 s: it is waiting for the API server.");
        host.Exec($"rm {Hanging}").Ok();
        Run(host, NodeScript.For(Node(site, host.Name) with { Deadlines = new() { Prepare = 60, Ready = 40 } })).Ok();
    }

    private static HostNode Node(SshSite site, string name) => new()
    {
        Role = NodeRole.Server,
        Version = K3sVersion.TryParse(Version, out _)!,
        NodeName = name,
        ConfigYaml = new($"cluster-init: true\ntoken: a-token-for-the-lab-0123456789\nnode-name: {name}\n"),
        VisibleConfig = $"cluster-init: true\nnode-name: {name}\n",
        Token = new("a-token-for-the-lab-0123456789"),
        Initializes = true,
        Store = NodeStore.EmbeddedEtcd,
        ArtifactUrl = site.Artifacts.BaseUrl,
        InstallerUrl = site.Artifacts.InstallerUrl,
        Deadlines = new() { Prepare = 60, Ready = 90 },
    };

    /// <summary>The progress that a user sees.</summary>
    private static string Said(Result result)
    {
        result.Ok();
        return result.Error.Trim();
    }

    private static Result Run(LabHost host, RemoteScript script) => Run(host, script.Create!, script);

    /// <summary>The scripts are on the host, as after the resource that copies them.</summary>
    private static Result Run(LabHost host, string text, RemoteScript script)
    {
        host.WriteFile($"/root/{ScriptLibrary.RemotePath}", ScriptLibrary.Text);
        host.WriteFile($"/var/lib/k3spulumi/scripts-{ScriptLibrary.Behavior}", ScriptLibrary.Text);
        return host.Ssh("root", text, script.Stdin.Value);
    }

    private static void Fails(LabHost host, RemoteScript script, string reason)
    {
        var result = Run(host, script.Create!, script);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(reason, result.Output + result.Error, StringComparison.Ordinal);
    }

    /// <summary>Ends the connection from the host's side, a little later each time.</summary>
    private static void Cut(LabHost host, int number, Func<Result> run) =>
        During(run, 0.8 + (0.4 * number), () => host.Exec("pkill -KILL -f '^sshd: root@'"));

    private static void During(Func<Result> run, double seconds, Action fault)
    {
        var running = Task.Run(run);
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        fault();
        running.Wait();
    }

    private static void Break(SshSite site, string file, string how) =>
        site.Artifacts.Exec($"cd /srv && cp '{file}' /tmp/good && {how} '{file}'").Ok();

    private static void Mend(SshSite site, string file) => site.Artifacts.Exec($"cp /tmp/good '/srv/{file}'").Ok();
}
