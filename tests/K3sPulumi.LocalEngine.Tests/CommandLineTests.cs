using K3sPulumi.LocalEngine.Cli;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class CommandLineTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void ArgumentsAreRead()
    {
        var line = CommandLine.Parse(
            ["up", "--stack", "here", "--state", "s.json", "--config", "a=b=c", "--secret", "lab:k=v", "--diff"]);

        Assert.Equal((Verb.Up, "here", "s.json", true), (line.Verb, line.Directory, line.StateFile, line.Diff));
        Assert.Equal([("a", "b=c", false), ("lab:k", "v", true)], line.Config);
    }

    [Theory]
    [InlineData("refresh", "not a second Pulumi")]
    [InlineData("0", "not a second Pulumi")]
    [InlineData("up --config", "--config: a value is missing.")]
    [InlineData("up --config text", "write it as NAME=VALUE")]
    [InlineData("up --force", "--force: unknown argument.")]
    public void WrongArgumentsAreExplained(string arguments, string reason) => Assert.Contains(
        reason, Assert.Throws<UsageException>(() => CommandLine.Parse(arguments.Split(' '))).Message, StringComparison.Ordinal);

    [Fact]
    public void TheProgramIsWhereMainSays()
    {
        Write("Pulumi.yaml", "name: lab\nruntime: dotnet\nmain: src/App/App.csproj\n");
        Write("src/App/App.csproj", "");

        var project = Project.Read(_folder);

        Assert.Equal(new Project("lab", _folder, Path.Combine(_folder, "src/App"), "App.csproj"), project);
    }

    [Fact]
    public void TheConfigurationFileOfTheStackIsRead()
    {
        Write("Pulumi.yaml", "name: lab\n");
        Write("Pulumi.dev.yaml", """
            config:
              lab:name: text
              lab:hosts: [{address: 10.0.0.1, port: 22, quoted: "22"}]
              lab:password:
                secure: AAA
            """);
        var project = Project.Read(_folder);

        var config = project.Config("dev", ["lab:password"]);

        Assert.Equal("text", config["lab:name"]);
        Assert.Equal("""[{"address":"10.0.0.1","port":22,"quoted":"22"}]""", config["lab:hosts"]);
        Assert.Contains("give it with --secret lab:password=", Assert.Throws<UsageException>(
            () => project.Config("dev", [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWithoutAProjectIsRefused() => Assert.Contains(
        "there is no Pulumi.yaml", Assert.Throws<UsageException>(() => Project.Read(_folder)).Message, StringComparison.Ordinal);
}
