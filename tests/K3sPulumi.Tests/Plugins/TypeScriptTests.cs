using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests.Plugins;

/// <summary>The example in TypeScript, with Pulumi's own package for Node.js, on the local engine.</summary>
public sealed class TypeScriptTests : IDisposable
{
    private readonly string _folder = Path.Combine(NodePackages.Folder, Path.GetRandomFileName());

    private static K3sClusterArgs SameInCSharp => new()
    {
        Version = Programs.Version,
        Servers = [new() { Docker = new() }],
        Agents = [new() { Docker = new() }, new() { Docker = new(), NodeLabels = { ["workload"] = "batch" } }],
    };

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [TypeScriptFact]
    public async Task TheExampleCreatesTheResourcesThatTheSameProgramInCSharpCreates()
    {
        var direct = await Programs.UpAsync(Programs.Stack(() => SameInCSharp));
        await CompileAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "examples/typescript/index.ts")));

        var preview = await RunAsync(Engine.Preview());
        var first = await RunAsync(Engine.Mock(Programs.Answer));

        Assert.Empty(preview.Errors);
        Assert.Empty(first.Errors);
        Assert.Equal(Urns(direct), Urns(preview));
        Assert.Equal(Urns(direct), Urns(first));
    }

    [TypeScriptFact]
    public async Task WhatDecidesWhichResourcesExistCannotBeAnOutput()
    {
        var errors = await TryCompileAsync("""
            import * as k3s from "@k3spulumi/k3s";
            import * as pulumi from "@pulumi/pulumi";
            new k3s.K3sCluster("dev", { version: "v1.36.1+k3s1", servers: [{ nodeName: pulumi.output("alpha"), docker: {} }] });
            """);

        Assert.Contains("index.ts(3,", errors, StringComparison.Ordinal);
        Assert.Contains("is not assignable to type 'string", errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Urns(RunResult result) => result.Resources.Select(resource => resource.Urn).Order();

    private async Task CompileAsync(string program) => Assert.Equal("", await TryCompileAsync(program));

    private async Task<string> TryCompileAsync(string program)
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "sdk/schema.json")))!.AsObject();
        var binding = Path.Combine(_folder, "node_modules", "@k3spulumi", "k3s");
        Directory.CreateDirectory(binding);
        await File.WriteAllTextAsync(Path.Combine(binding, "index.ts"), TypeScriptBinding.Of(schema));
        await File.WriteAllTextAsync(
            Path.Combine(binding, "package.json"), """{ "name": "@k3spulumi/k3s", "main": "index.js" }""");
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), """{ "name": "lab", "main": "index.js" }""");
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.ts"), program);
        string[] options =
            ["--strict", "--skipLibCheck", "--module", "commonjs", "--moduleResolution", "node", "--target", "es2020"];
        var compiler = Path.Combine(NodePackages.Folder, "node_modules", "typescript", "bin", "tsc");
        var (_, text) = await NodePackages.RunAsync("node",
            [compiler, .. options, "--types", "node", "index.ts", "node_modules/@k3spulumi/k3s/index.ts"], _folder);
        return text;
    }

    /// <summary>Starts the program as Pulumi's language host does.</summary>
    private async Task<RunResult> RunAsync(Engine engine)
    {
        await using (engine)
        {
            return await engine.RunProgramAsync(async environment =>
            {
                var (exitCode, _) = await NodePackages.RunAsync("node", [
                    Path.Combine(NodePackages.Folder, "node_modules/@pulumi/pulumi/cmd/run/index.js"),
                    "--monitor", environment["PULUMI_MONITOR"]!, "--engine", environment["PULUMI_ENGINE"]!,
                    "--organization", environment["PULUMI_ORGANIZATION"]!, "--project", environment["PULUMI_PROJECT"]!,
                    "--stack", environment["PULUMI_STACK"]!, "--root-directory", _folder, "--pwd", _folder,
                    "--dry-run", environment["PULUMI_DRY_RUN"]!, "--parallel", "16", "--query-mode", "false", ".",
                ], _folder, environment);
                return exitCode;
            }, null, Plugin.Options with { AssetDirectory = _folder }, CancellationToken.None);
        }
    }
}
