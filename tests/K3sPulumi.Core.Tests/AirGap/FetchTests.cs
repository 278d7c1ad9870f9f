using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Tests.AirGap;

public sealed class FetchTests : IDisposable
{
    private static readonly AirGapArtifacts Wanted = new(K3sVersion.TryParse("v1.36.1+k3s1", out _)!, Architecture.Arm64);

    private readonly string _folder = Directory.CreateTempSubdirectory("airgap").FullName;

    public FetchTests()
    {
        Release("k3s-arm64", "program");
        Release("k3s-airgap-images-arm64.tar.gz", "packed images");
        Release("k3s-airgap-images-arm64.tar", "images");
        Release("k3s-images.txt", "docker.io/rancher/mirrored-pause:3.6\n");
        Release("sha256sum-arm64.txt",
            $"{Sum("images")}  k3s-airgap-images-arm64.tar\n{Sum("packed images")}  "
                + $"k3s-airgap-images-arm64.tar.gz\n{Sum("program")}  k3s-arm64\n");
        File.WriteAllText(At("install.sh"), "#!/bin/sh\n# INSTALL_K3S_SKIP_DOWNLOAD\n");
    }

    [Fact]
    public void WhatIsFetchedIsWhatThePlanWants()
    {
        var (code, output) = Fetch("v1.36.1+k3s1", "arm64");

        Assert.True(code == 0, output);
        Assert.Equal(["k3s-arm64", "sha256sum-arm64.txt", "install.sh", "k3s-airgap-images-arm64.tar.gz"],
            Plan().Uploads.Select(upload => upload.Name));
        Assert.Empty(Plan().Problems);
    }

    [Fact]
    public void ExistingFilesAreNotDownloadedAgainUnlessDamaged()
    {
        Fetch("v1.36.1+k3s1", "arm64");
        File.AppendAllText(At("artifacts/k3s-airgap-images-arm64.tar.gz"), "x");
        Assert.Contains("is damaged or belongs to another version", Assert.Single(Plan().Problems), StringComparison.Ordinal);

        var (_, output) = Fetch("v1.36.1+k3s1", "aarch64");

        Assert.Equal("k3s-arm64 is there already\nfetching k3s-airgap-images-arm64.tar.gz\n",
            string.Join("\n", output.Split('\n')[..2]) + "\n");
        Assert.Empty(Plan().Problems);
    }

    [Fact]
    public void ADamagedDownloadIsNotKept()
    {
        Release("k3s-arm64", "other program");

        var (code, output) = Fetch("v1.36.1+k3s1", "arm64");

        Assert.Equal(1, code);
        Assert.Contains("k3s-arm64 came damaged", output, StringComparison.Ordinal);
        Assert.False(File.Exists(At("artifacts/k3s-arm64")));
    }

    [Theory]
    [InlineData("stable", "arm64", "VERSION must be an exact K3s version")]
    [InlineData("v1.36.1+k3s1", "s390x", "ARCH must be amd64, arm64 or arm")]
    [InlineData("v1.36.2+k3s1", "arm64", "cannot fetch file://")]
    public void WhatIsNotAvailableIsReported(string version, string architecture, string problem)
    {
        var (code, output) = Fetch(version, architecture);

        Assert.Equal(1, code);
        Assert.Contains(problem, output, StringComparison.Ordinal);
    }

    public void Dispose() => Child.Delete(_folder);

    private AirGapPlan Plan() => AirGapPlan.For(
        Wanted,
        new AirGapContent(
            [.. Directory.GetFiles(At("artifacts"))
                .Select(file => new AirGapFile(Path.GetFileName(file), new FileInfo(file).Length, Sum(File.ReadAllText(file))))],
            new[] { "sha256sum-arm64.txt", "manifest-arm64.yaml" }.ToDictionary(name =>
                name, name => File.ReadAllText(At($"artifacts/{name}")))));

    private (int Code, string Output) Fetch(string version, string architecture)
    {
        var start = new ProcessStartInfo(Script(), [version, architecture, At("artifacts")]);
        start.Environment["K3S_RELEASES"] = $"file://{_folder}";
        start.Environment["K3S_INSTALLER"] = $"file://{At("install.sh")}";
        var (code, output, errors) = Child.Run(start);
        return (code, output + errors);
    }

    private void Release(string name, string text)
    {
        Directory.CreateDirectory(At("v1.36.1+k3s1"));
        File.WriteAllText(At($"v1.36.1+k3s1/{name}"), text);
    }

    private string At(string path) => Path.Combine(_folder, path);

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static string Script([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../../scripts/airgap"));
}
