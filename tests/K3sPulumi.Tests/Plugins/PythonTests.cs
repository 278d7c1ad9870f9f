using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests.Plugins;

/// <summary>The example in Python, with Pulumi's own package for Python, on the local engine.</summary>
public sealed class PythonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("k3s-python-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PythonFact]
    public async Task TheExampleCreatesWhatTheSameProgramInCSharpCreates()
    {
        await WriteAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "examples/python/__main__.py")));

        await LanguageRuns.CreatesTheSameAsync(() => LanguageRuns.Example, RunAsync);
    }

    [PythonFact]
    public async Task ARejectedRequestIsReportedAsInCSharp()
    {
        await WriteAsync("""
            import k3spulumi_k3s as k3s
            k3s.K3sCluster("dev", version="stable", token="K10secret", tls_sans=["not a name"],
                           servers=[{"docker": {}, "node_labels": {"a b": "c"}}])
            """);

        await LanguageRuns.IsRejectedAsync(RunAsync);
    }

    private async Task WriteAsync(string program)
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "sdk/schema.json")))!.AsObject();
        await File.WriteAllTextAsync(Path.Combine(_folder, "k3spulumi_k3s.py"), PythonBinding.Of(schema));
        await File.WriteAllTextAsync(Path.Combine(_folder, "__main__.py"), program);
    }

    private async Task<RunResult> RunAsync(Engine engine, RunResult? previous)
    {
        var runner = Path.Combine(Repository.Folder, "tests/K3sPulumi.Tests/Plugins/run-python.py");
        await using (engine)
        {
            return await engine.RunProgramAsync(
                async environment => (await NodePackages.RunAsync("python3", [runner], _folder, environment)).ExitCode,
                previous?.Snapshot, Plugin.Options with { AssetDirectory = _folder }, CancellationToken.None);
        }
    }
}

/// <summary>A test that runs a Python program; it is skipped, with the reason, where that cannot be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(WhyNot);

    // Null runs the test.
    public PythonFactAttribute() => Skip = Missing.Value;

    private static string? WhyNot()
    {
        try
        {
            var (exitCode, text) = NodePackages.RunAsync("python3", ["-c", "import pulumi"], ".").GetAwaiter().GetResult();
            return exitCode == 0 ? null : $"python3 cannot import pulumi (pip install pulumi): {text.Trim().Split('\n')[^1]}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "There is no python3 on the PATH.";
        }
    }
}
