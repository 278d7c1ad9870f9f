using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>Clusters on hosts without internet access, installed from what the deploying machine sends over real SSH.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class AirGapTests(Lab lab)
{
    private const string Old = "v1.33.5+k3s1", New = "v1.34.1+k3s1";
    private const string Images = "/var/lib/rancher/k3s/agent/images";

    [LabFact]
    public async Task AClusterRunsFromUploadedArtifacts()
    {
        var site = SshSite.Closed(lab, Old, New);
        using var bundle = new AirGapBundle(site.Artifacts, Old).With("our-app.tar", 5_000_000);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        Func<Task<int>> Program(string version) =>
            SshSite.Program(version, [("alpha", site.Ssh(alpha, "keeper"))], [("echo", site.Ssh(echo, "admin"))], args =>
                args.AirGap = new() { Directory = bundle.Folder });
        Assert.NotEqual(0, echo.Exec($"curl -sm 3 http://{site.Artifacts.Address}/").ExitCode);

        var up = await site.UpAsync(Program(Old));
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));
        Assert.Equal(2 * (bundle.Bytes + ScriptLibrary.Text.Length), up.BytesSent);
        Assert.All([alpha, echo], host =>
            Assert.Contains("docker.io/rancher/mirrored-pause:3.6", host.Exec("k3s crictl images").Ok(),
                StringComparison.Ordinal));
        Assert.Equal("700 admin", echo.Mode("/var/lib/k3spulumi-uploads"));
        Assert.Equal("600 root", echo.Mode($"{Images}/k3s-airgap-images-amd64.tar.zst"));

        var same = await site.UpAsync(Program(Old), up.Snapshot);
        Assert.Equal((0, 0, 0), (same.Operations.Count, same.SshConnections, same.BytesSent));

        bundle.Fetch(New);
        File.Delete(bundle.At("our-app.tar"));
        echo.WriteFile($"{Images}/k3s-airgap-images-amd64.tar", "of long ago");
        var upgraded = await site.UpAsync(Program(New), up.Snapshot);
        Assert.Equal(["server-ready alpha", "agent-ready echo"], SshSite.Order(New, "-ready", alpha, echo));
        Assert.Equal("k3s-airgap-images-amd64.tar.zst", echo.Exec($"ls {Images}").Ok());
        Assert.Equal(2 * (new FileInfo(bundle.At("k3s")).Length + new FileInfo(bundle.At("sha256sum-amd64.txt")).Length),
            upgraded.BytesSent);

        await site.DestroyAsync(upgraded.Snapshot);
        foreach (var host in new[] { alpha, echo })
        {
            SshSite.AssertClean(host);
            Assert.False(host.Exists("/var/lib/k3spulumi") || host.Exists("/var/lib/k3spulumi-uploads"));
        }
    }

    [LabFact]
    public async Task AFailedUploadIsReportedAndRepairedByTheNextRun()
    {
        var site = SshSite.Closed(lab, Old);
        using var bundle = new AirGapBundle(site.Artifacts, Old).With("our-app.tar", 400_000_000);
        var alpha = site.Host("alpha");
        Func<Task<int>> Program(int generation = 0) => site.Cluster(Old, [alpha], [], args =>
            args.AirGap = new() { Directory = bundle.Folder, Generation = generation == 0 ? null : generation });

        var cut = SshSite.FailAsync(Program());
        Lab.WaitFor("the upload", () => alpha.Exists("/var/lib/k3spulumi-uploads/our-app.tar"));
        alpha.Exec("pkill -KILL -f '^sshd: root@'");
        Assert.Contains("our-app.tar", await cut, StringComparison.Ordinal);
        Assert.False(alpha.Exists("/usr/local/bin/k3s"));

        // A disk that corrupts what is written to it.
        alpha.WriteFile("/usr/local/sbin/mv",
            "#!/bin/sh\ncase \"$*\" in */k3spulumi-uploads/k3s*) echo >>\"$2\" ;; esac\nexec /usr/bin/mv \"$@\"\n", "0755");
        var (damaged, snapshot) = await SshSite.FailWithStateAsync(Program());
        Assert.Contains("was damaged during the upload: its SHA-256 is", damaged, StringComparison.Ordinal);
        Assert.False(alpha.Exists("/usr/local/bin/k3s"));
        alpha.Exec("rm /usr/local/sbin/mv").Ok();
        var (lost, _) = await SshSite.FailWithStateAsync(Program(), snapshot);
        Assert.Contains("increase airGap.generation by one", lost, StringComparison.OrdinalIgnoreCase);

        await site.UpAsync(Program(generation: 1), snapshot);
        Assert.Equal(["alpha Ready"], SshSite.Nodes(alpha));
    }

    [LabFact]
    public async Task HostsHaveTheEnginesImagesAndThoseOfArchives()
    {
        const string engine = "k3spulumi-lab/app:hosts", archived = "k3spulumi-lab/base:hosts";
        var site = SshSite.Closed(lab, Old);
        using var bundle = new AirGapBundle(site.Artifacts, Old);
        using var archives = new AirGapBundle(site.Artifacts, Old);
        Build(engine, "first");
        Build(archived, "base");
        Command.Run("sh", ["-c", $"docker save {archived} | gzip >{archives.At("base.tar.gz")}; docker rmi {archived}"]).Ok();
        var alpha = site.Host("alpha");
        var program = site.Cluster(Old, [alpha], [], args =>
            (args.AirGap, args.Images) = (new() { Directory = bundle.Folder }, [engine, archives.At("base.tar.gz")]));

        var up = await site.UpAsync(program);
        Assert.All([engine, archived], image =>
            Assert.Contains($"docker.io/{image}", alpha.Exec("k3s crictl images").Ok(), StringComparison.Ordinal));
        Assert.Empty((await site.UpAsync(program, up.Snapshot)).Operations);

        Build(engine, "second");
        var rebuilt = await site.UpAsync(program, up.Snapshot);
        Assert.Equal(
            ["prod-alpha-artifacts", "prod-alpha-k3spulumi-lab_app_hosts.tar", "prod-alpha-node", "prod-alpha-prepare"],
            rebuilt.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));
        lab.Docker("rmi", "--force", engine);
    }

    private static void Build(string image, string content) =>
        Command.Run("sh",
            ["-c", $"d=$(mktemp -d); echo {content} >$d/content; tar -C $d -cf - . | docker import - {image}; rm -r $d"]).Ok();

    [LabFact]
    public async Task ArtifactsForAnotherArchitectureAreNotSentAtAll()
    {
        var site = SshSite.Closed(lab, Old);
        using var bundle = new AirGapBundle(site.Artifacts, Old, "arm64");
        var alpha = site.Host("alpha");

        var said = await SshSite.FailAsync(
            site.Cluster(Old, [alpha], [], args => args.AirGap = new() { Directory = bundle.Folder }));

        Assert.Contains("the machine is x86_64 (amd64), but architecture is arm64", said, StringComparison.Ordinal);
        Assert.False(alpha.Exists("/var/lib/k3spulumi-uploads"));
    }
}
