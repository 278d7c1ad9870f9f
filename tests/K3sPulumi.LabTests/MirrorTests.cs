using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>A host that downloads from a server with its own CA and a password, and from nowhere else.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class MirrorTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";
    private const string Login = "reader:it's \"s3cret\" \\ word";

    [LabFact]
    public void AHostInstallsFromAMirrorWithItsOwnCaAndAPassword()
    {
        var (artifacts, host) = Start();
        var node = Node(artifacts);

        Run(host, PrepareScript.For(node)).Ok();
        Run(host, NodeScript.For(node)).Ok();

        Assert.Equal(["alpha Ready"], SshSite.Nodes(host));
        Assert.Equal("nothing to change", Run(host, NodeScript.For(node)).Error.Trim());
        Clean(host);
        var moved = node with { ArtifactUrl = Url(artifacts, "/moved"), InstallerUrl = Installer(artifacts, "/moved") };
        Run(host, PrepareScript.For(moved)).Ok();
        Assert.NotEqual(0, artifacts.Exec("test -e /tmp/leaked").ExitCode);
    }

    [LabFact]
    public void WhatIsWrongWithAMirrorIsSaid()
    {
        var (artifacts, host) = Start();
        var node = Node(artifacts);

        Fails(host, node with { MirrorLogin = new("reader:another") }, "(check user and password of releaseMirror)");
        Fails(host, node with { MirrorLogin = null }, "(check user and password of releaseMirror)");
        Fails(host, node with { MirrorCa = null }, "(check ca of releaseMirror)");
        Fails(host, node with { Version = K3sVersion.TryParse("v1.34.9+k3s1", out _)! }, "404");
        artifacts.Exec($"cd /srv/{Version} && sha256sum install.sh | sed 's/^......../00000000/' >>sha256sum-amd64.txt").Ok();
        Fails(host, node, "differs from the checksum file");
        artifacts.Exec($"cd /srv/{Version} && sed -i /install.sh/d sha256sum-amd64.txt && echo more >>k3s").Ok();
        Clean(host);
        Fails(host, node, "is damaged: its SHA-256 is");
    }

    [LabFact]
    public void AMirrorThatStallsIsGivenUpAndThePasswordIsInNoProcess()
    {
        var (artifacts, host) = Start();
        var node = Node(artifacts) with
        {
            ArtifactUrl = Url(artifacts, "/stalls"),
            Deadlines = new() { Prepare = 12, Ready = 60 },
        };

        var running = Task.Run(() => Run(host, PrepareScript.For(node)));
        Thread.Sleep(TimeSpan.FromSeconds(5));
        var seen = host.Exec("cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'").Output;
        var ran = running.Result;

        Assert.Contains("/stalls/", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", seen, StringComparison.Ordinal);
        Assert.NotEqual(0, ran.ExitCode);
        Assert.Contains("cannot download", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", ran.Output + ran.Error, StringComparison.Ordinal);
    }

    private (LabArtifacts Artifacts, LabHost Host) Start()
    {
        var network = new LabNetwork(lab);
        var artifacts = new LabArtifacts(lab, network, Version);
        artifacts.Exec($"cp /srv/install.sh /srv/{Version}/").Ok();
        artifacts.Exec($"python3 -u /src/mirror.py /srv {artifacts.Address} {Shell.Quote(Login)} >/tmp/mirror.log 2>&1 &").Ok();
        Lab.WaitFor("the mirror", () => artifacts.Exec("curl -sko /dev/null https://127.0.0.1:8443/").ExitCode == 0);
        return (artifacts, new LabHost(lab, network, "alpha"));
    }

    private static HostNode Node(LabArtifacts artifacts) => new()
    {
        Role = NodeRole.Server,
        Version = K3sVersion.TryParse(Version, out _)!,
        NodeName = "alpha",
        ConfigYaml = new("cluster-init: true\ntoken: a-token-for-the-lab-0123456789\nnode-name: alpha\n"),
        VisibleConfig = "cluster-init: true\nnode-name: alpha\n",
        Token = new("a-token-for-the-lab-0123456789"),
        Initializes = true,
        Store = NodeStore.EmbeddedEtcd,
        ArtifactUrl = Url(artifacts),
        InstallerUrl = Installer(artifacts),
        MirrorCa = new(artifacts.Exec("cat /tmp/mirror-ca.crt").Ok()),
        MirrorLogin = new(Login),
        SkippedChecks = ["clock"],
    };

    private static string Url(LabArtifacts artifacts, string below = "") => $"https://{artifacts.Address}:8443{below}";

    private static string Installer(LabArtifacts artifacts, string below = "") =>
        $"{Url(artifacts, below)}/{Version.Replace("+", "%2B", StringComparison.Ordinal)}/install.sh";

    private static void Clean(LabHost host) => host.Exec("rm -rf /var/lib/k3spulumi/staged").Ok();

    private static Result Run(LabHost host, RemoteScript script)
    {
        host.WriteFile($"/root/{ScriptLibrary.RemotePath}", ScriptLibrary.Text);
        host.WriteFile($"/var/lib/k3spulumi/scripts-{ScriptLibrary.Behavior}", ScriptLibrary.Text);
        return host.Ssh("root", script.Create!, script.Stdin.Value);
    }

    private static void Fails(LabHost host, HostNode node, string reason)
    {
        var result = Run(host, PrepareScript.For(node));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(reason, result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Output + result.Error, StringComparison.Ordinal);
    }
}
