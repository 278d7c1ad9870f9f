using System.Security.Cryptography;
using System.Text;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Tests;

/// <summary>A small directory of artifacts as <c>make airgap</c> creates it.</summary>
internal sealed class Bundle : IDisposable
{
    public Bundle(params string[] architectures)
    {
        foreach (var architecture in architectures.DefaultIfEmpty("amd64"))
            Release(architecture, Programs.Version);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("k3spulumi-bundle-").FullName;

    public string At(string name) => Path.Combine(Folder, name);

    public Bundle With(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return this;
    }

    /// <summary>The files of a version, with their checksums and the manifest.</summary>
    public Bundle Release(string architecture, string version, string images = "images")
    {
        var binary = architecture == "amd64" ? "k3s" : architecture == "arm64" ? "k3s-arm64" : "k3s-armhf";
        var archive = $"k3s-airgap-images-{architecture}.tar.zst";
        With(binary, $"program of {version} for {architecture}").With(archive, $"{images} for {architecture}")
            .With("install.sh", "#!/bin/sh\n# INSTALL_K3S_SKIP_DOWNLOAD\n");
        With($"sha256sum-{architecture}.txt", string.Concat(new[] { binary, archive }.Select(name => $"{Sum(name)}  {name}\n")));
        return With($"manifest-{architecture}.yaml",
            $"version: {version}\narchitecture: {architecture}\nsha256:\n  install.sh: \"{Sum("install.sh")}\"\n");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Sum(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(At(name)))));
}
