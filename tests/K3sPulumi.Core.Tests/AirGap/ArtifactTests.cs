using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Tests.AirGap;

public sealed class ArtifactTests
{
    private static readonly K3sVersion Version = K3sVersion.TryParse("v1.36.1+k3s1", out _)!;

    [Theory]
    [InlineData("amd64", "k3s", "sha256sum-amd64.txt", "k3s-airgap-images-amd64.tar.zst", "linux/amd64")]
    [InlineData("arm64", "k3s-arm64", "sha256sum-arm64.txt", "k3s-airgap-images-arm64.tar.zst", "linux/arm64")]
    [InlineData("arm", "k3s-armhf", "sha256sum-arm.txt", "k3s-airgap-images-arm.tar.zst", "linux/arm/v7")]
    public void EveryArchitectureHasItsOwnWords(string word, string binary, string sums, string images, string platform)
    {
        var artifacts = new AirGapArtifacts(Version, Architecture.TryParse(word, out _)!);

        Assert.Equal((binary, sums, images, platform),
            (artifacts.Binary, artifacts.ChecksumFile, artifacts.ImageArchives[0], artifacts.Architecture.DockerPlatform));
        Assert.Equal($"https://github.com/k3s-io/k3s/releases/download/v1.36.1%2Bk3s1/{binary}", artifacts.UrlOf(binary));
    }

    [Theory]
    [InlineData("x86_64", "amd64")]
    [InlineData("aarch64", "arm64")]
    [InlineData("armv7l", "arm")]
    [InlineData("armv8l", "arm")]
    [InlineData("armv6l", null)]
    [InlineData("s390x", null)]
    public void MachinesAreMapped(string machine, string? name) => Assert.Equal(name, Architecture.OfMachine(machine)?.Name);

    [Theory]
    [InlineData("ARM64", "arm64")]
    [InlineData("armv7", "arm")]
    [InlineData("x64", "amd64")]
    public void WordsOfPeopleAreMapped(string word, string name) => Assert.Equal(name, Architecture.TryParse(word, out _)?.Name);

    [Theory]
    [InlineData("s390x", "\"s390x\" is not an architecture of K3s; use amd64, arm64 or arm.")]
    [InlineData("arm65", "\"arm65\" is not a valid architecture; use amd64, arm64 or arm.")]
    public void OtherWordsAreExplained(string word, string problem)
    {
        Assert.Null(Architecture.TryParse(word, out var why));
        Assert.Equal(problem, why);
    }

    [Theory]
    [InlineData(0x3e, "amd64")]
    [InlineData(0xb7, "arm64")]
    [InlineData(0x28, "arm")]
    [InlineData(0xf3, null)]
    public void AProgramShowsItsArchitecture(byte machine, string? name)
    {
        byte[] header = [0x7f, (byte)'E', (byte)'L', (byte)'F', .. new byte[14], machine, 0];

        Assert.Equal(name, Architecture.OfProgram(header)?.Name);
        Assert.Null(Architecture.OfProgram(header.AsSpan(1)));
    }

    [Fact]
    public void ChecksumFilesAreRead()
    {
        var sum = new string('a', 64);
        var sums = Checksums.TryParse($"{sum}  k3s\r\n{sum.ToUpperInvariant()} *./k3s-airgap-images-amd64.tar\n\n", out var why)!;

        Assert.Null(why);
        Assert.Equal((sum, sum, null), (sums.Of("k3s"), sums.Of("k3s-airgap-images-amd64.tar"), sums.Of("k3s-arm64")));
    }

    [Theory]
    [InlineData("", "is empty; download it again.")]
    [InlineData("<html>not found</html>", "does not have a checksum and a file name in line 1; download it again.")]
    [InlineData("abc  k3s", "does not have a checksum and a file name in line 1; download it again.")]
    public void OtherFilesAreRefused(string text, string problem)
    {
        Assert.Null(Checksums.TryParse(text, out var why));
        Assert.Equal(problem, why);
    }

    [Fact]
    public void AManifestComesBack()
    {
        var manifest = new AirGapManifest(Version, Architecture.Arm64,
            new Dictionary<string, string> { ["k3s-arm64"] = new('0', 64), ["install.sh"] = new('1', 64) });
        var again = AirGapManifest.TryParse(manifest.ToYaml(), out var why)!;

        Assert.Null(why);
        Assert.Equal((manifest.Version, manifest.Architecture), (again.Version, again.Architecture));
        Assert.Equal(manifest.Sha256, again.Sha256);
        Golden.Matches("airgap-manifest.yaml", manifest.ToYaml());
    }
}
