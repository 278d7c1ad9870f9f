using System.Diagnostics;

namespace K3sPulumi.Tests.Plugins;

/// <summary>Pulumi's package for Node.js and the TypeScript compiler, installed once into .work/typescript.</summary>
internal static class NodePackages
{
    private static readonly string[] Packages = ["@pulumi/pulumi@3.248.0", "@types/node@20", "typescript@5"];

    private static readonly Lazy<string?> Missing = new(Install);

    public static string Folder { get; } = Path.Combine(Repository.Folder, ".work", "typescript");

    /// <summary>Why they are not there; null: they are.</summary>
    public static string? WhyNot => Missing.Value;

    public static async Task<(int ExitCode, string Text)> RunAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience.Of(300));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"{program} took too long");
        }
    }

    private static string? Install()
    {
        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "typescript")))
                return null;
            Directory.CreateDirectory(Folder);
            File.WriteAllText(Path.Combine(Folder, "package.json"), """{ "name": "typescript", "private": true }""");
            string[] options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-save"];
            var (exitCode, text) = RunAsync("npm", ["install", .. options, .. Packages], Folder).GetAwaiter().GetResult();
            return exitCode == 0 ? null : $"npm cannot install {string.Join(", ", Packages)}: {text.Trim().Split('\n')[^1]}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "There is no npm on the PATH: https://nodejs.org";
        }
    }
}

/// <summary>A test that runs a TypeScript program; it is skipped, with the reason, where that cannot be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TypeScriptFactAttribute : FactAttribute
{
    // Without Node.js or npm's packages; the reason is printed, and null runs the test.
    public TypeScriptFactAttribute() => Skip = NodePackages.WhyNot;
}
