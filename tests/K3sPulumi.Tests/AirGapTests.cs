using System.Formats.Tar;
using System.IO.Compression;
using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.Tests;

/// <summary>Nodes without internet access: what is uploaded, what is rejected, and what a change uploads again.</summary>
public sealed class AirGapTests
{
    [Fact]
    public async Task EachArtifactGoesToEachHostBeforeThatHostIsPrepared()
    {
        using var bundle = new Bundle().With("our-app.tar", "images of our own");

        var result = await Programs.PreviewAsync(Programs.Stack(() => Hosts(bundle)));

        Assert.Empty(result.Errors);
        Assert.Equal(
            ["dev-a1-binary", "dev-a1-checksums", "dev-a1-images", "dev-a1-installer", "dev-a1-our-app.tar", "dev-a1-scripts"],
            result.Resources.Where(resource => resource.Type == "command:remote:CopyToRemote"
                && resource.Name.StartsWith("dev-a1", StringComparison.Ordinal))
                .Select(resource => resource.Name).Order(StringComparer.Ordinal));
        Assert.Equal("/var/lib/k3spulumi-uploads/k3s-airgap-images-amd64.tar.zst",
            result.Resource("dev-a1-images").Inputs.Text("remotePath"));
        Assert.Contains(result.Resource("dev-a1-prepare").Options.Dependencies, urn =>
            urn.EndsWith("::dev-a1-our-app.tar", StringComparison.Ordinal));
        Assert.Contains(result.Resource("dev-a1-images").Options.Dependencies, urn =>
            urn.EndsWith("::dev-a1-artifacts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASecondRunSendsNothingAndAnUpgradeSendsWhatHasChanged()
    {
        using var bundle = new Bundle();
        var first = await Programs.UpAsync(Programs.Stack(() => Hosts(bundle)));
        Assert.Contains(
            "k3s-airgap-images-amd64.tar.zst, 16 B, SHA-256 ", first.Resource("dev-s1-artifacts").Inputs.Text("create"),
            StringComparison.Ordinal);

        var same = await Programs.UpAsync(Programs.Stack(() => Hosts(bundle)), first.Snapshot);
        Assert.Empty(same.Operations);

        bundle.Release("amd64", "v1.36.2+k3s1", "newer images");
        var upgraded = await Programs.UpAsync(
            Programs.Stack(() =>
            {
                var args = Hosts(bundle);
                args.Version = "v1.36.2+k3s1";
                return args;
            }),
            first.Snapshot);
        Assert.Equal(
            ["dev-a1-artifacts", "dev-a1-binary", "dev-a1-checksums", "dev-a1-images", "dev-a1-node", "dev-a1-prepare"],
            upgraded.Operations.Select(operation => operation.Name)
                .Where(name => name.StartsWith("dev-a1", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RaisingTheGenerationSendsEverythingAgain()
    {
        using var bundle = new Bundle();
        var first = await Programs.UpAsync(Programs.Stack(() => Hosts(bundle)));

        var again = await Programs.UpAsync(Programs.Stack(() => Hosts(bundle, generation: 1)), first.Snapshot);

        Assert.Equal(4, again.Operations.Count(operation => operation.Type == "command:remote:CopyToRemote"
            && operation.Kind == LocalEngine.Operations.OperationKind.Create
            && operation.Name.StartsWith("dev-a1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ProblemsOfArtifactsAreReportedBeforeAnythingIsSent()
    {
        using var bundle = new Bundle("arm64").With("k3s-airgap-images-arm64.tar.zst", "cut sho");
        bundle.With("k3s-arm64", "");

        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var args = Hosts(bundle);
            args.Agents[0].AirGap = new() { Directory = bundle.At("nowhere"), Architecture = "arm64" };
            return args;
        }));

        var message = Assert.Single(result.Errors).Message;
        Assert.Contains("airGap.directory: k3s-arm64 is empty; download it with make airgap VERSION=v1.36.1+k3s1 ARCH=arm64.",
            message, StringComparison.Ordinal);
        Assert.Contains("airGap.directory: k3s-airgap-images-arm64.tar.zst is damaged or belongs to another version: its SHA-256 "
            + "is ", message, StringComparison.Ordinal);
        Assert.Contains("/nowhere\" is neither a directory nor an archive; create one with make airgap.", message,
            StringComparison.Ordinal);
        Assert.Contains("agents[0].airGap.directory:", message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
    }

    [Fact]
    public async Task SeveralArchitecturesShareADirectory()
    {
        using var bundle = new Bundle("amd64", "arm64");
        K3sClusterArgs Mixed(string? architecture)
        {
            var args = Hosts(bundle);
            args.Servers[0].Architecture = "amd64";
            args.Agents[0].Architecture = architecture is null ? null : (Pulumi.Input<string>)architecture;
            return args;
        }

        var good = await Programs.PreviewAsync(Programs.Stack(() => Mixed("arm64")));
        var bad = await Programs.PreviewAsync(Programs.Stack(() => Mixed(null)));

        Assert.Equal("/var/lib/k3spulumi-uploads/k3s-arm64", good.Resource("dev-a1-binary").Inputs.Text("remotePath"));
        Assert.Equal("/var/lib/k3spulumi-uploads/k3s", good.Resource("dev-s1-binary").Inputs.Text("remotePath"));
        Assert.Contains("airGap.architecture: is missing, and the directory has artifacts for amd64 and arm64; set the "
            + "architecture of this node.", Assert.Single(bad.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnArchiveOfTheDirectoryWillDoAsWell()
    {
        using var bundle = new Bundle();
        using var place = new Bundle();
        var archive = place.At("artifacts.tar.gz");
        await using (var packed = new GZipStream(File.Create(archive), CompressionLevel.Fastest))
            await TarFile.CreateFromDirectoryAsync(bundle.Folder, packed, includeBaseDirectory: true);
        K3sClusterArgs Packed()
        {
            var args = Hosts(bundle);
            args.AirGap = new() { Directory = archive };
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(() => Hosts(bundle)));
        var second = await Programs.UpAsync(Programs.Stack(Packed), first.Snapshot);

        Assert.Empty(second.Operations);
    }

    [Fact]
    public async Task ContainersReadTheArchivesWhereTheyAre()
    {
        using var bundle = new Bundle();
        var first = await Programs.UpAsync(Programs.Stack(() => Containers(bundle)));
        var mount = first.Resource("dev-agent-0", ":Container").Inputs.Maps("volumes")
            .Single(volume => volume.Text("hostPath") is not null);
        Assert.Equal(bundle.At("k3s-airgap-images-amd64.tar.zst"), mount.Text("hostPath"));
        Assert.Equal("/var/lib/rancher/k3s/agent/images/k3s-airgap-images-amd64.tar.zst", mount.Text("containerPath"));

        bundle.Release("amd64", Programs.Version, "other images");
        var second = await Programs.UpAsync(Programs.Stack(() => Containers(bundle)), first.Snapshot);

        Assert.Contains(second.Changes, step => step.Name == "dev-agent-0" && step.Op == LocalEngine.Planning.StepOp.Replace);
    }

    [Fact]
    public async Task ContainersOfAnotherEngineAreSentTheArchives()
    {
        using var bundle = new Bundle();

        var result = await Programs.UpAsync(Programs.Stack(() => Containers(bundle, "ssh://builder@10.0.0.9")));

        var upload = result.Resource("dev-agent-0", ":Container").Inputs.Maps("uploads")
            .Single(file => file.Text("source") is not null);
        Assert.Equal(bundle.At("k3s-airgap-images-amd64.tar.zst"), upload.Text("source"));
        Assert.Equal(64, upload.Text("sourceHash")!.Length);
    }

    private static K3sClusterArgs Hosts(Bundle bundle, int? generation = null)
    {
        var args = Programs.Ssh(agents: 1);
        args.AirGap = new() { Directory = bundle.Folder, Generation = generation };
        return args;
    }

    private static K3sClusterArgs Containers(Bundle bundle, string? engine = null) => new()
    {
        Version = Programs.Version,
        Servers = [new() { Docker = new() { Host = engine } }],
        Agents = [new() { Docker = new() { Host = engine } }],
        AirGap = new() { Directory = bundle.Folder },
    };
}
