namespace K3sPulumi.Core.Tests.AirGap;

public sealed class AirGapPlanTests
{
    private static readonly AirGapArtifacts Wanted = new(K3sVersion.TryParse("v1.36.1+k3s1", out _)!, Architecture.Arm64);

    private static readonly AirGapFile[] Files =
    [
        new("install.sh", 40_000, Sum('1')),
        new("k3s-arm64", 75_000_000, Sum('2')),
        new("k3s-airgap-images-arm64.tar.zst", 200_000_000, Sum('3')),
        new("sha256sum-arm64.txt", 400, Sum('4')),
        new("manifest-arm64.yaml", 400, Sum('5')),
        new("k3s-selinux-1.6-1.el9.noarch.rpm", 20_000, Sum('6')),
        new("our-app.tar.gz", 1_000_000, Sum('7')),
        new("k3s", 80_000_000, Sum('8')),
        new("readme.txt", 10, Sum('9')),
    ];

    private static readonly string Checksums = $"{Sum('2')}  k3s-arm64\n{Sum('3')}  k3s-airgap-images-arm64.tar.zst\n";

    [Fact]
    public void EveryFileHasItsPlace()
    {
        var plan = AirGapPlan.For(Wanted, Files, Checksums, null);

        Assert.Empty(plan.Problems);
        Assert.Equal(
            [
                "0755 /var/lib/k3spulumi/artifacts/v1.36.1+k3s1/k3s-arm64",
                "0644 /var/lib/k3spulumi/artifacts/v1.36.1+k3s1/sha256sum-arm64.txt",
                "0755 /var/lib/k3spulumi/artifacts/v1.36.1+k3s1/install.sh",
                "0644 /var/lib/rancher/k3s/agent/images/k3s-airgap-images-arm64.tar.zst",
                "0644 /var/lib/rancher/k3s/agent/images/our-app.tar.gz",
                "0644 /var/lib/k3spulumi/packages/k3s-selinux-1.6-1.el9.noarch.rpm",
            ],
            plan.Uploads.Select(upload => $"{upload.Mode} {upload.Path}"));
    }

    [Fact]
    public void TheBestPackedImagesAreTaken() => Assert.Contains(
        AirGapPlan.For(Wanted, [.. Files, new("k3s-airgap-images-arm64.tar", 900_000_000, Sum('3'))], Checksums, null).Uploads,
        upload => upload.Name == "k3s-airgap-images-arm64.tar.zst");

    [Fact]
    public void AllThatIsWrongIsSaidAtOnce() => Golden.Matches("airgap-problems.txt", string.Join('\n',
    [
        "# nothing there", .. AirGapPlan.For(Wanted, [], null, null).Problems,
        "# another architecture", .. AirGapPlan.For(Wanted, [new("k3s-armhf", 1, Sum('2')), new("sha256sum-arm.txt", 1, Sum('2'))], null, Manifest("v1.36.1+k3s1", "arm")).Problems,
        "# another version", .. AirGapPlan.For(Wanted, Files, Checksums, Manifest("v1.35.8+k3s1", "arm64")).Problems,
        "# corrupted", .. AirGapPlan.For(Wanted, Files, Checksums.Replace('2', 'a'), null).Problems,
        "# an installer that is not the manifest's",
        .. AirGapPlan.For(Wanted, Files, Checksums, Manifest("v1.36.1+k3s1", "arm64") + $"sha256:\n  install.sh: \"{Sum('0')}\"\n").Problems,
        "# no entry", .. AirGapPlan.For(Wanted, Files, $"{Sum('2')}  k3s-arm64\n", null).Problems,
        "# truncated to nothing", .. AirGapPlan.For(Wanted, [Files[0] with { Bytes = 0 }, .. Files[1..]], Checksums, null).Problems,
        "# no checksum file, but a web page", .. AirGapPlan.For(Wanted, Files, "<html>", null).Problems,
        "# no manifest, but a web page", .. AirGapPlan.For(Wanted, Files, Checksums, "<html>").Problems,
        "",
    ]));

    private static string Manifest(string version, string architecture) => $"version: {version}\narchitecture: {architecture}\n";

    private static string Sum(char digit) => new(digit, 64);
}
