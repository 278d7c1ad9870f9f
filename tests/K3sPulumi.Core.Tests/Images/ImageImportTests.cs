using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using K3sPulumi.Core.Images;

namespace K3sPulumi.Core.Tests.Images;

public sealed class ImageImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("images").FullName;

    public ImageImportTests()
    {
        Directory.CreateDirectory($"{_folder}/bin");
        Directory.CreateDirectory($"{_folder}/engine");
        Directory.CreateDirectory($"{_folder}/node/images");
        File.WriteAllText($"{_folder}/node/images/rancher_mirrored-pause_3.6", "there\n");
        File.WriteAllText($"{_folder}/running", "true\n");
        Child.Program($"{_folder}/bin/docker", File.ReadAllText(StandIn()));
    }

    [Fact]
    public void AnImageIsImportedOnce()
    {
        File.WriteAllText($"{_folder}/engine/my-app_dev", "sha256:1\n");

        Assert.Equal((0, "importing my-app:dev into node\n"), Run("my-app:dev"));
        Assert.Equal((0, "node already has my-app:dev\n"), Run("my-app:dev"));
    }

    [Fact]
    public void AChangedOrLostImageIsImportedAgain()
    {
        File.WriteAllText($"{_folder}/engine/my-app_dev", "sha256:1\n");
        Run("my-app:dev");

        File.WriteAllText($"{_folder}/engine/my-app_dev", "sha256:2\n");
        Assert.Equal((0, "importing my-app:dev into node\n"), Run("my-app:dev"));

        File.Delete($"{_folder}/node/images/my-app_dev");
        Assert.Equal((0, "importing my-app:dev into node\n"), Run("my-app:dev"));
    }

    [Fact]
    public void AnImageThatIsListedALittleLaterIsWaitedFor()
    {
        File.WriteAllText($"{_folder}/engine/my-app_dev", "sha256:1\n");
        File.WriteAllText($"{_folder}/late", "once\n");

        Assert.Equal((0, "importing my-app:dev into node\n"), Run("my-app:dev"));
    }

    [Fact]
    public void AnArchiveIsImportedOnceWithAllItsImages()
    {
        var archive = Archive("a b.tar",
            """[{"Config":"x.json","RepoTags":["one:1","registry.example.com:5000/two:2"],"Layers":[]}]""");

        Assert.Equal((0, $"importing {archive} into node\n"), Run(archive));
        Assert.Equal((0, $"node already has {archive}\n"), Run(archive));
        Assert.True(File.Exists($"{_folder}/node/images/registry.example.com_5000_two_2"));
    }

    [Fact]
    public void APackedArchiveIsUnpackedOnTheWay()
    {
        var archive = Archive("packed.tar", """[{"RepoTags":["one:1"],"Layers":[]}]""");
        using (var packed = new GZipStream(File.Create(archive + ".gz"), CompressionLevel.Fastest))
            packed.Write(File.ReadAllBytes(archive));

        Assert.Equal((0, $"importing {archive}.gz into node\n"), Run(archive + ".gz"));
        Assert.True(File.Exists($"{_folder}/node/images/one_1"));
    }

    [Theory]
    [InlineData("missing",
        "image my-app:dev is not in this Docker engine: run 'docker pull my-app:dev' or 'docker build --tag my-app:dev ...' "
            + "first.\n")]
    [InlineData("broken",
        "importing my-app:dev into node\ncannot import my-app:dev into node: see 'docker logs --tail 20 "
            + "node'.\n")]
    [InlineData("forgetful",
        "importing my-app:dev into node\nmy-app:dev was imported into node, but its containerd does not list it: "
        + "'docker exec node crictl images' shows what it has.\n")]
    [InlineData("stopped", "container node is not running: run 'docker start node'.\n")]
    public void AFailureIsReportedWithARemedy(string fault, string expected)
    {
        if (fault != "missing")
            File.WriteAllText($"{_folder}/engine/my-app_dev", "sha256:1\n");
        File.WriteAllText(fault == "stopped" ? $"{_folder}/running" : $"{_folder}/{fault}", "false\n");

        Assert.Equal((1, expected), Run("my-app:dev"));
    }

    [Fact]
    public void AMissingArchiveIsNamed() =>
        Assert.Equal((1, "archive /nowhere.tar is missing or empty: create it with 'docker save --output /nowhere.tar "
            + "IMAGE...'.\n"), Run("/nowhere.tar"));

    [Fact]
    public void TheCommandIsReadable()
    {
        var import = new ImageImport("dev-server-0", ["my-app:dev", "./it's.tar"]);

        Assert.Equal("# my-app:dev sha256:1\n# ./it's.tar\nsh -s -- 'dev-server-0' 'my-app:dev' './it'\\''s.tar'",
            import.Create(new Dictionary<string, string> { ["my-app:dev"] = "sha256:1" }));
    }

    [Theory]
    [InlineData("my-app:dev", true)]
    [InlineData("./images.tar", true)]
    [InlineData("/images.tar.zst", true)]
    [InlineData("", false)]
    [InlineData("~/images.tar", false)]
    [InlineData("My App", false)]
    public void Sources(string source, bool fine) => Assert.Equal(fine, ImageImport.SourceProblem(source) is null);

    public void Dispose() => Child.Delete(_folder);

    private string Archive(string name, string manifest)
    {
        var path = $"{_folder}/{name}";
        using var writer = new TarWriter(File.Create(path));
        writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile,
            "manifest.json")
        { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(manifest)) });
        return path;
    }

    private (int ExitCode, string Said) Run(string source)
    {
        var command = new ImageImport("node", [source]).Create(new Dictionary<string, string>());
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.Environment["PATH"] = $"{_folder}/bin:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["STANDIN_DIR"] = _folder;
        var (code, _, errors) = Child.Run(start, ImageImport.Stdin);
        return (code, errors);
    }

    private static string StandIn([CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "docker-standin.sh");
}
