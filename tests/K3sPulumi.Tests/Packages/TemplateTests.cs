using K3sPulumi.Tests.Plugins;

namespace K3sPulumi.Tests.Packages;

/// <summary>The template k3s-stack: what <c>dotnet new</c> makes of it compiles.</summary>
public sealed class TemplateTests : IDisposable
{
    private static readonly string[] Kinds = ["quickstart", "ssh", "ha"];

    private readonly string _folder = Directory.CreateTempSubdirectory("k3spulumi-template-").FullName;

    private Dictionary<string, string?> Environment => new()
    {
        ["DOTNET_CLI_HOME"] = Path.Combine(_folder, "home"),
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["NUGET_PACKAGES"] = Path.Combine(_folder, "packages"),
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task EachKindOfStackCompiles()
    {
        await DotnetAsync("new", "install", Path.Combine(Repository.Folder, "src/K3sPulumi.Templates/content/k3s-stack"));
        foreach (var kind in Kinds)
        {
            await DotnetAsync("new", "k3s-stack", "--kind", kind, "--name", "MyCluster", "--output", Path.Combine(_folder, kind));

            var stack = await File.ReadAllTextAsync(Path.Combine(_folder, kind, "Pulumi.yaml"));
            Assert.Contains("name: mycluster", stack, StringComparison.Ordinal);
            Assert.Equal(kind != "quickstart", File.Exists(Path.Combine(_folder, kind, "Pulumi.dev.yaml")));
            Assert.False(Directory.Exists(Path.Combine(_folder, kind, "programs")));
        }
        await File.WriteAllTextAsync(Path.Combine(_folder, "Directory.Build.targets"), AgainstThisBuild());
        await File.WriteAllTextAsync(Path.Combine(_folder, "all.proj"), """
            <Project DefaultTargets="Build">
              <ItemGroup><Stack Include="*/MyCluster.csproj" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Stack)" Targets="Restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Stack)" Targets="Build" /></Target>
            </Project>
            """);

        await DotnetAsync("build", "all.proj", "--nologo", "-v", "q");

        Assert.All(Kinds, kind => Assert.NotEmpty(
            Directory.GetFiles(Path.Combine(_folder, kind, "bin"), "MyCluster.dll", SearchOption.AllDirectories)));
    }

    /// <summary>The libraries as they were built for this test, in place of the package.</summary>
    private static string AgainstThisBuild() => $"""
        <Project>
          <ItemGroup>
            <PackageReference Remove="K3sPulumi" />
            <Reference Include="{AppContext.BaseDirectory}K3sPulumi.dll;{AppContext.BaseDirectory}Pulumi.dll" />
          </ItemGroup>
        </Project>
        """;

    private async Task DotnetAsync(params string[] arguments)
    {
        var (exitCode, text) = await NodePackages.RunAsync("dotnet", arguments, _folder, Environment);
        Assert.True(exitCode == 0, text);
    }
}
