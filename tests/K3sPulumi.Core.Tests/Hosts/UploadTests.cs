using System.Text;
using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A host without internet access: artifacts are uploaded, verified and installed.</summary>
public sealed class UploadTests
{
    private const string Images = "k3s-airgap-images-amd64.tar.zst";

    private static readonly string[] Sent = ["k3s", "sha256sum-amd64.txt", "install.sh", Images];

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AHostIsInstalledOnlyFromUploads(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        var node = Receive(host);

        host.Create(PrepareScript.For(node)).Succeeded().Says($"verifying {Images}");
        Assert.False(host.Has($"root/var/lib/rancher/k3s/agent/images/{Images}"), "prepare must not touch what a node uses");
        host.Create(NodeScript.For(node)).Succeeded().Says("node alpha is Ready");

        Assert.Equal("images", host.Get($"root/var/lib/rancher/k3s/agent/images/{Images}"));
        Assert.Equal(0, host.Calls("curl"));
        Assert.Empty(Directory.GetFiles(host.At("root/var/lib/k3spulumi-uploads")));
        host.Create(NodeScript.For(node)).Succeeded().Says("nothing to change");

        host.Delete(NodeScript.For(node)).Succeeded();
        host.KeepsScripts = false;
        host.Delete(ReceiveScript.For(node)).Succeeded();
        Assert.False(host.Has("root/var/lib/k3spulumi") || host.Has("root/var/lib/k3spulumi-uploads"));
    }

    [Fact]
    public void WhatArrivedDamagedIsRefusedAndTheNextArrivalIsGood()
    {
        using var host = new StandInHost().Serving();
        var node = Receive(host);
        var whole = host.Get($"root/var/lib/k3spulumi-uploads/{Images}");
        host.Put($"root/var/lib/k3spulumi-uploads/{Images}", whole[..3]);

        host.Create(PrepareScript.For(node)).Failed().Says($"{Images} was damaged during the upload: its SHA-256 is")
            .Says("Increase airGap.generation by one");
        host.Create(PrepareScript.For(node)).Failed().Says($"{Images} was uploaded to this host but no longer exists");
        host.Put($"root/var/lib/k3spulumi-uploads/{Images}", whole);

        host.Create(PrepareScript.For(node)).Succeeded();
    }

    [Fact]
    public void AnUpgradeRemovesTheOldArchivesAndReplacesTheProgram()
    {
        using var host = new StandInHost().Serving();
        var node = Receive(host, more: "our-app.tar");
        host.Create(PrepareScript.For(node)).Succeeded();
        host.Create(NodeScript.For(node)).Succeeded();
        host.Put("root/var/lib/rancher/k3s/agent/images/k3s-airgap-images-amd64.tar", "older");
        host.Put("root/var/lib/rancher/k3s/agent/images/someone-elses.tar", "stays");
        host.Remove("calls");

        var newer = Receive(host.Serving("v1.36.2+k3s1"), "v1.36.2+k3s1", "newer images");
        host.Create(PrepareScript.For(newer)).Succeeded();
        Assert.Equal("images", host.Get($"root/var/lib/rancher/k3s/agent/images/{Images}"));
        host.Create(NodeScript.For(newer)).Succeeded();

        Assert.Equal([Images, "someone-elses.tar"],
            Directory.GetFiles(host.At("root/var/lib/rancher/k3s/agent/images")).Select(file => Path.GetFileName(file)!).Order());
        Assert.Equal("newer images", host.Get($"root/var/lib/rancher/k3s/agent/images/{Images}"));
        Assert.Contains("v1.36.2+k3s1", host.Get("root/usr/local/bin/k3s"), StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), (host.Calls("systemctl restart"), host.Calls("installer"), host.Calls("curl")));
    }

    [Fact]
    public void AProgramOfAnotherVersionIsRefusedBeforeAnythingIsChanged()
    {
        using var host = new StandInHost().Serving("v1.35.8+k3s1");
        var node = Receive(host, "v1.35.8+k3s1") with { Version = HostSamples.Parse(HostSamples.Version) };

        host.Create(PrepareScript.For(node)).Failed()
            .Says("the program in the uploaded artifacts is K3s v1.35.8+k3s1, not v1.36.1+k3s1");
        Assert.False(host.Has("root/usr/local/bin/k3s"));
    }

    [Fact]
    public void AnotherArchitectureAndALackOfRoomAreReportedBeforeAnythingIsSent()
    {
        using var host = new StandInHost();
        var node = Node([new("k3s-arm64", AirGapPart.Binary, long.MaxValue / 4, new('1', 64))]) with { Architecture = "arm64" };

        host.Create(ReceiveScript.For(node)).Failed().Says("the machine is x86_64 (amd64), but architecture is arm64")
            .Says("but the upload needs");
        Assert.False(host.Has("root/var/lib/k3spulumi-uploads"));
    }

    [Fact]
    public void PackagesForSelinuxComeFromWhatWasSent()
    {
        using var host = new StandInHost().Serving();
        host.Command("getenforce", "echo Enforcing");
        host.Command("chcon", ":");
        host.Command("dnf",
            "echo \"dnf $*\" >>\"$FAKE/calls\"\nmkdir -p \"$K3SPULUMI_ROOT/usr/share/selinux/packages\"; : "
                + ">\"$K3SPULUMI_ROOT/usr/share/selinux/packages/k3s.pp\"");
        var node = Receive(host, more: "k3s-selinux-1.6-1.el9.noarch.rpm");

        host.Create(PrepareScript.For(node)).Succeeded();
        host.Create(NodeScript.For(node)).Succeeded();

        Assert.Contains("/var/lib/k3spulumi/packages/k3s-selinux-1.6-1.el9.noarch.rpm", host.Get("calls"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ImagesOfTheUserAreImportedOnceWhenTheNodeRuns()
    {
        using var host = new StandInHost().Serving();
        var folder = Directory.CreateDirectory(host.At("www/app")).FullName;
        File.WriteAllText(Path.Combine(folder, "manifest.json"),
            "[{\"Config\":\"c\",\"RepoTags\":[\"shop:dev\",\"shop:1\"],\"Layers\":[]}]");
        System.Formats.Tar.TarFile.CreateFromDirectory(folder, host.At("www/app.tar"), includeBaseDirectory: false);
        var bytes = File.ReadAllBytes(host.At("www/app.tar"));
        var node = Node(
            [new("app.tar", AirGapPart.Import, bytes.Length,
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)))]);
        host.Create(ReceiveScript.For(node)).Succeeded();
        File.Copy(host.At("www/app.tar"), host.At("root/var/lib/k3spulumi-uploads/app.tar"));

        host.Create(PrepareScript.For(node)).Succeeded();
        host.Create(NodeScript.For(node)).Succeeded().Says("importing app.tar");
        host.Create(NodeScript.For(node)).Succeeded().DoesNotSay("imports");

        Assert.Equal(1, host.Calls("k3s ctr -n k8s.io images import -"));
        Assert.Equal(bytes.Length, new FileInfo(host.At("root/var/lib/rancher/k3s/agent/images/app.tar")).Length);
    }

    /// <summary>The host was prepared for the artifacts, and they have been uploaded.</summary>
    private static HostNode Receive(StandInHost host, string version = HostSamples.Version, string images = "images",
        string? more = null)
    {
        var release = $"www/artifacts.test/{version.Replace("+", "%2B", StringComparison.Ordinal)}";
        host.Put($"{release}/install.sh", host.Get("www/installer.test/install.sh"));
        host.Put($"{release}/{Images}", images);
        if (more is not null)
            host.Put($"{release}/{more}", "more");
        var node = Node([.. Sent.Concat(more is null ? [] : [more])
            .Select(name => Upload(host, $"{release}/{name}", name))]) with
        { Version = HostSamples.Parse(version) };
        host.Create(ReceiveScript.For(node)).Succeeded();
        foreach (var upload in node.Uploads)
            File.Copy(host.At($"{release}/{upload.Name}"), host.At($"root{upload.Inbox}"), overwrite: true);
        return node;
    }

    private static AirGapUpload Upload(StandInHost host, string path, string name) => new(
        name,
        name switch
        {
            "k3s" => AirGapPart.Binary,
            "install.sh" => AirGapPart.Installer,
            _ when name.EndsWith(".rpm", StringComparison.Ordinal) => AirGapPart.Package,
            _ => name.Contains("sum", StringComparison.Ordinal) ? AirGapPart.Checksums : AirGapPart.Images,
        },
        Encoding.UTF8.GetByteCount(host.Get(path)),
        Digest.Of(host.Get(path)));

    private static HostNode Node(IReadOnlyList<AirGapUpload> uploads) => HostSamples.Server with { Uploads = uploads };
}
