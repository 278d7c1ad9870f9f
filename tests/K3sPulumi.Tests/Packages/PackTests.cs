using System.IO.Compression;
using System.Xml.Linq;
using K3sPulumi.Tests.Plugins;

namespace K3sPulumi.Tests.Packages;

public sealed class PackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("k3spulumi-pack-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NothingIsPackedAgainstTheStandIns()
    {
        var (exitCode, text) = await PackAsync("K3sPulumi");

        if (typeof(Pulumi.Output).Assembly.GetName().Version is { Major: >= 3 })
        {
            Assert.True(exitCode == 0, text);
            return;
        }
        Assert.NotEqual(0, exitCode);
        Assert.Contains("is not packed against the stand-ins in sdk/offline", text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task APackageHasWhatAUserSeesOfIt()
    {
        var (exitCode, text) = await PackAsync("K3sPulumi.Core", "-p:Version=1.2.3-rc.1");
        Assert.True(exitCode == 0, text);

        using var package = await ZipFile.OpenReadAsync(Path.Combine(_folder, "K3sPulumi.Core.1.2.3-rc.1.nupkg"));
        var files = package.Entries.Select(entry => entry.FullName).ToList();
        using var specification = await package.GetEntry("K3sPulumi.Core.nuspec")!.OpenAsync();
        var metadata = XDocument.Load(specification).Root!.Elements().First().Elements()
            .ToDictionary(element => element.Name.LocalName, element => element.Value);

        Assert.Equal(("1.2.3-rc.1", "icon.png", "README.md", "Apache-2.0"),
            (metadata["version"], metadata["icon"], metadata["readme"], metadata["license"]));
        Assert.True(metadata["description"].Length > 20);
        Assert.Superset(new HashSet<string> { "icon.png", "README.md", "lib/net10.0/K3sPulumi.Core.xml" }, files.ToHashSet());
        Assert.True(File.Exists(Path.Combine(_folder, "K3sPulumi.Core.1.2.3-rc.1.snupkg")));
    }

    private Task<(int ExitCode, string Text)> PackAsync(string project, params string[] arguments) =>
        NodePackages.RunAsync(Path.Combine(Repository.Folder, "sdk/with"),
            ["dotnet", "pack", $"src/{project}", "--no-restore", "--nologo", "-v", "q", "--output", _folder, .. arguments],
            Repository.Folder, new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1" });
}
