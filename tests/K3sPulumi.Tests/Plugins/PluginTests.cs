using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Plugin;

namespace K3sPulumi.Tests.Plugins;

public sealed class PluginTests
{
    public static TheoryData<string> Requests => [.. Samples.Keys];

    private static readonly Dictionary<string, Func<K3sClusterArgs>> Samples = new()
    {
        ["containers"] = () => Programs.Docker(),
        ["hosts"] = () => Programs.Ssh(servers: 3),
        ["options of hosts"] = OptionPrograms.Hosts,
        ["options of containers"] = OptionPrograms.Containers,
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task APluginRegistersWhatAProgramInCSharpDoes(string request)
    {
        var direct = await Programs.UpAsync(Programs.Stack(Samples[request]));

        var result = await Plugin.UpAsync(Plugin.Cluster(Samples[request]));

        Assert.Empty(result.Errors);
        Assert.Equal(direct.Tree(), result.Tree());
        Assert.IsType<SecretValue>(result.Outputs["out"]);
        Assert.Equal(direct.Outputs, result.Outputs);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task ASecondRunChangesNothing(string request)
    {
        var first = await Plugin.UpAsync(Plugin.Cluster(Samples[request]));

        Assert.Empty(first.Errors);
        Assert.NotEmpty(first.Operations);
        Assert.Empty((await Plugin.PreviewAsync(Plugin.Cluster(Samples[request]), first.Snapshot)).Changes);
        Assert.Empty((await Plugin.UpAsync(Plugin.Cluster(Samples[request]), first.Snapshot)).Operations);
    }

    [Fact]
    public async Task EveryProblemIsReportedAtOnceAndNothingIsCreated()
    {
        foreach (var result in await BothAsync(() => new K3sClusterArgs
        {
            Version = "stable",
            Servers = [new() { Docker = new(), NodeLabels = { ["a b"] = "c" } }],
            Agents = [new() { Docker = new(), Ssh = Programs.Host("") }],
        }))
        {
            var error = result.Errors[0].Message;
            Assert.StartsWith(
                "k3s:index:K3sCluster resource 'dev' has a problem: K3sCluster \"dev\" has 4 problems:\n", error,
                StringComparison.Ordinal);
            Assert.Contains("\n  servers[0].nodeLabels[\"a b\"]: ", error, StringComparison.Ordinal);
            Assert.Contains("\n  agents[0]: has both docker and ssh; ", error, StringComparison.Ordinal);
            Assert.DoesNotContain(result.Resources, resource => resource.Custom);
            Assert.NotEqual(0, result.ExitCode);
        }
    }

    /// <summary>Which output fails first depends on the request; without agents it is one that a resource makes.</summary>
    [Fact]
    public async Task TheProblemsAreInTheirOwnWordsWhicheverOutputFails()
    {
        var direct = await Programs.PreviewAsync(Programs.Stack(() => LanguageRuns.Rejected));

        foreach (var result in await BothAsync(() => LanguageRuns.Rejected))
            Assert.Equal(
                $"k3s:index:K3sCluster resource 'dev' has a problem: {direct.Errors[0].Message}", result.Errors[0].Message);
    }

    [Fact]
    public async Task ARejectedChangeOfAnExistingClusterTouchesNothing()
    {
        var first = await Plugin.UpAsync(Plugin.Cluster(() => Programs.Ssh(servers: 3)));
        Assert.Empty(first.Errors);

        foreach (var result in await BothAsync(() => Programs.Ssh(servers: 1), first.Snapshot))
        {
            Assert.Contains("servers: s2, s3 would be removed in one update",
                string.Join('\n', result.Errors.Select(error => error.Message)), StringComparison.Ordinal);
            Assert.Empty(result.Operations);
            Assert.NotEqual(0, result.ExitCode);
        }
    }

    [Fact]
    public async Task RelativePathsStartAtTheProgramsDirectory()
    {
        using var bundle = new Bundle();
        var options = Plugin.Options with { AssetDirectory = Path.GetDirectoryName(bundle.Folder)! };
        var program = Plugin.Cluster(() =>
        {
            var args = Programs.Ssh();
            args.AirGap = new() { Directory = Path.GetFileName(bundle.Folder) };
            return args;
        });

        var result = await Plugin.PreviewAsync(program, options: options);

        Assert.Empty(result.Errors);
        Assert.NotEmpty(((AssetValue)result.Resource("dev-a1-images").Inputs["source"]!).Hash);
    }

    [Fact]
    public async Task SnapshotsArePulledBelowTheProgramsDirectory()
    {
        var folder = Directory.CreateTempSubdirectory("k3spulumi-program-");
        try
        {
            // the newest one is there already, so that nothing is read from its host
            var place = Directory.CreateDirectory(Path.Combine(folder.FullName, "backups", "dev", "dev")).FullName;
            await File.WriteAllTextAsync(Path.Combine(place, "on-demand-s1-1790000900"), "content");
            await File.WriteAllTextAsync(Path.Combine(place, "on-demand-s1-1790000000"), "older");
            var program = Plugin.Cluster(() =>
            {
                var args = Programs.Ssh(servers: 3, agents: 0);
                args.Snapshots = new() { Generation = 1, PullTo = "backups", Retention = 1 };
                return args;
            });

            var result = await Plugin.UpAsync(program, options: Plugin.Options with { AssetDirectory = folder.FullName },
                answer: call => call.Name != "dev-s1-snapshot" ? null
                    : MockAnswer.Stdout("\n===== k3spulumi taken\n1790000900 7 " + new string('a', 64)
                        + " /a/on-demand-s1-1790000900\n\n===== k3spulumi end\n"));

            Assert.Empty(result.Errors);
            Assert.Equal(["on-demand-s1-1790000900"], Directory.GetFiles(place).Select(Path.GetFileName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task ThePluginServesTheSchemaOfTheRepository()
    {
        var served = JsonNode.Parse(await SchemaAsync())!.AsObject();
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "sdk/schema.json"));
        var schema = JsonNode.Parse(text)!.AsObject();

        Assert.Matches(@"^\d+\.\d+\.\d+", served["version"]!.GetValue<string>());
        foreach (var ofTheBuild in new[] { "version", "repository", "pluginDownloadURL" })
        {
            served.Remove(ofTheBuild);
            schema.Remove(ofTheBuild);
        }
        Assert.True(JsonNode.DeepEquals(schema, served));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("git")]
    [InlineData("/srv/git/k3s.git")]
    [InlineData("file:///srv/git/k3s.git")]
    [InlineData("ssh://git@git.example.com/k3s")]
    [InlineData("https://ci:password@git.example.com/k3s")]
    public void TheSchemaOfABuildWithoutAPublicRepositoryNamesNone(string? repository) =>
        Assert.Empty(K3sProvider.AddressesOf(repository));

    [Theory]
    [InlineData("https://git.example.com/k3s", null)]
    [InlineData("https://github.com/owner/k3s.gitops.git", "github://api.github.com/owner/k3s.gitops")]
    [InlineData("https://github.com/owner/k3s", "github://api.github.com/owner/k3s")]
    public void TheSchemaNamesTheRepositoryAndWhereThePluginLies(string repository, string? downloads)
    {
        var addresses = K3sProvider.AddressesOf(repository).ToDictionary();

        Assert.Equal(repository, addresses["repository"]);
        Assert.Equal(downloads, addresses.GetValueOrDefault("pluginDownloadURL"));
    }

    private static async Task<RunResult[]> BothAsync(Func<K3sClusterArgs> args, LocalEngine.State.Snapshot? previous = null) =>
        [await Plugin.PreviewAsync(Plugin.Cluster(args), previous), await Plugin.UpAsync(Plugin.Cluster(args), previous)];

    private static async Task<string> SchemaAsync()
    {
        await using var plugins = new LocalEngine.Server.Plugins(Plugin.Options, _ => { }) { EngineAddress = "127.0.0.1:1" };
        return await plugins.SchemaAsync("k3s");
    }
}
