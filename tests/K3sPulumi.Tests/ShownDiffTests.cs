using System.Text.RegularExpressions;
using K3sPulumi.Core.Tests;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Display;

namespace K3sPulumi.Tests;

/// <summary>What a reviewer reads in <c>pulumi preview --diff</c>, with digests and folders left out.</summary>
public sealed partial class ShownDiffTests
{
    [Fact]
    public async Task AnUpgradeAndALabelOverSsh()
    {
        using var bundle = new Bundle();
        using var next = new Bundle().Release("amd64", "v1.36.2+k3s1");

        var shown = await ShownAsync(() => Ssh(bundle), () => Changed(Ssh(next)));

        Golden.Matches("ssh-change-diff.txt", shown.Replace(bundle.Folder, "OLD", StringComparison.Ordinal)
            .Replace(next.Folder, "NEW", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnUpgradeAndALabelInDocker() => Golden.Matches(
        "docker-change-diff.txt",
        await ShownAsync(() => Programs.Docker(agents: 1), () => Changed(Programs.Docker(agents: 1))));

    private static async Task<string> ShownAsync(Func<K3sClusterArgs> before, Func<K3sClusterArgs> after)
    {
        var first = await Programs.UpAsync(Programs.Stack(before));
        var preview = await Programs.PreviewAsync(Programs.Stack(after), first.Snapshot);
        Assert.Empty(preview.Errors);
        return Digest().Replace(RunText.Of(preview, preview: true, diff: true), "DIGEST");
    }

    private static K3sClusterArgs Ssh(Bundle bundle)
    {
        var args = Programs.Ssh(agents: 1);
        args.AirGap = new() { Directory = bundle.Folder };
        return args;
    }

    private static K3sClusterArgs Changed(K3sClusterArgs args)
    {
        args.Version = "v1.36.2+k3s1";
        args.Agents[0].NodeLabels = new() { ["disk"] = "ssd" };
        return args;
    }

    [GeneratedRegex("[0-9a-f]{7,}")]
    private static partial Regex Digest();
}
