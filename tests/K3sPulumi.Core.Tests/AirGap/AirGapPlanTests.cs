using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Versions;

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
    public void EveryFileHasItsPart()
    {
        var plan = Plan(Files, Checksums, null);

        Assert.Empty(plan.Problems);
        Assert.Equal(
            [
                "binary k3s-arm64", "checksums sha256sum-arm64.txt", "installer install.sh",
                "images k3s-airgap-images-arm64.tar.zst", "images our-app.tar.gz",
                "package k3s-selinux-1.6-1.el9.noarch.rpm",
            ],
            plan.Uploads.Select(upload => $"{upload.Word} {upload.Name}"));
    }

    [Fact]
    public void AContainerOnlyNeedsTheImages()
    {
        var plan = AirGapPlan.For(Wanted,
            Content([.. Files.Where(file => file.Name is not ("k3s-arm64" or "install.sh"))], Checksums, null), imagesOnly: true);

        Assert.Empty(plan.Problems);
        Assert.Equal(["k3s-airgap-images-arm64.tar.zst", "our-app.tar.gz"], plan.Uploads.Select(upload => upload.Name));
    }

    [Theory]
    [InlineData("arm64", "arm64", null)]
    [InlineData(null, null,
        "is missing, and the directory has artifacts for amd64 and arm64; set the architecture of this node.")]
    [InlineData("mips", null, "\"mips\" is not a valid architecture; use amd64, arm64 or arm.")]
    public void TheArchitectureIsTheUsersOrTheOnlyOne(string? word, string? expected, string? problem)
    {
        Assert.Equal(expected, AirGapSpec.ArchitectureOf(word, Files.Select(file => file.Name), out var why)?.Name);
        Assert.Equal(problem, why);
        Assert.Equal("amd64", AirGapSpec.ArchitectureOf(null, ["k3s", "sha256sum-amd64.txt"], out _)?.Name);
    }

    [Fact]
    public void TheBestPackedImagesAreTaken() => Assert.Contains(
        Plan([.. Files, new("k3s-airgap-images-arm64.tar", 900_000_000, Sum('3'))], Checksums, null).Uploads,
        upload => upload.Name == "k3s-airgap-images-arm64.tar.zst");

    [Fact]
    public void AllProblemsAreReportedAtOnce() => Golden.Matches("airgap-problems.txt", string.Join('\n',
    [
        "# nothing there", .. Plan([], null, null).Problems,
        "# another architecture",
        .. Plan([new("k3s-armhf", 1, Sum('2')), new("sha256sum-arm.txt", 1, Sum('2'))], null, Manifest("v1.36.1+k3s1", "arm"))
            .Problems,
        "# another version", .. Plan(Files, Checksums, Manifest("v1.35.8+k3s1", "arm64")).Problems,
        "# corrupted", .. Plan(Files, Checksums.Replace('2', 'a'), null).Problems,
        "# an installer that is not the manifest's",
        .. Plan(Files, Checksums, Manifest("v1.36.1+k3s1", "arm64") + $"sha256:\n  install.sh: \"{Sum('0')}\"\n").Problems,
        "# no entry", .. Plan(Files, $"{Sum('2')}  k3s-arm64\n", null).Problems,
        "# truncated to nothing", .. Plan([Files[0] with { Bytes = 0 }, .. Files[1..]], Checksums, null).Problems,
        "# no checksum file, but a web page", .. Plan(Files, "<html>", null).Problems,
        "# no manifest, but a web page", .. Plan(Files, Checksums, "<html>").Problems,
        "# a program for another processor",
        .. Plan([Files[0], Files[1] with { Program = Architecture.Amd64 }, .. Files[2..]], Checksums, null).Problems,
        "# a name that is none", .. Plan([.. Files, new("our app.tar", 5, Sum('1'))], Checksums, null).Problems,
        "# no directory", .. AirGapPlan.For(Wanted, AirGapContent.Unreadable("is not a directory.")).Problems,
        "",
    ]));

    private static AirGapPlan Plan(IReadOnlyList<AirGapFile> files, string? checksums, string? manifest) =>
        AirGapPlan.For(Wanted, Content(files, checksums, manifest));

    private static AirGapContent Content(IReadOnlyList<AirGapFile> files, string? checksums, string? manifest) => new(
        files, new[] { ("sha256sum-arm64.txt", checksums), ("manifest-arm64.yaml", manifest) }.Where(text =>
            text.Item2 is not null)
            .ToDictionary(text => text.Item1, text => text.Item2!));

    private static string Manifest(string version, string architecture) => $"version: {version}\narchitecture: {architecture}\n";

    private static string Sum(char digit) => new(digit, 64);
}
