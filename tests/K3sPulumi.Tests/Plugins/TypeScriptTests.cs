using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests.Plugins;

/// <summary>The example in TypeScript, with Pulumi's own package for Node.js, on the local engine.</summary>
public sealed class TypeScriptTests : IDisposable
{
    private readonly string _folder = Path.Combine(NodePackages.Folder, Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [TypeScriptFact]
    public async Task TheExampleCreatesWhatTheSameProgramInCSharpCreates()
    {
        await CompileAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "examples/typescript/index.ts")));

        await LanguageRuns.CreatesTheSameAsync(() => LanguageRuns.Example, RunAsync);
    }

    [TypeScriptFact]
    public async Task TheProgramOfTheDocumentationCreatesTheHighlyAvailableClusterOfTheExampleInCSharp()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "docs/other-languages.md"));
        await CompileAsync(page.Split("```typescript\n")[1].Split("```")[0]);

        await LanguageRuns.CreatesTheSameAsync(() => new()
        {
            Version = Programs.Version,
            LoadBalancer = new() { Docker = new() { ApiPort = 6553, Ports = ["8080:80"] } },
            Servers = [new() { Docker = new() }, new() { Docker = new() }, new() { Docker = new() }],
            Agents = [new() { Docker = new() }],
        }, RunAsync, "ha");
    }

    [TypeScriptFact]
    public async Task ASecretItemAndAnOutputInAListAreAsInCSharp()
    {
        await CompileAsync("""
            import * as k3s from "@k3spulumi/k3s";
            import * as pulumi from "@pulumi/pulumi";
            const cluster = new k3s.K3sCluster("dev", {
                version: "v1.36.1+k3s1",
                servers: [{ docker: {} }],
                tlsSans: ["a.example.com", pulumi.secret("b.example.com")],
                disable: [pulumi.output("traefik")],
            });
            export const kubeconfig = cluster.kubeconfig;
            """);

        await LanguageRuns.CreatesTheSameAsync(() => new()
        {
            Version = Programs.Version,
            Servers = [new() { Docker = new() }],
            TlsSans = { "a.example.com", Pulumi.Output.CreateSecret("b.example.com") },
            Disable = { "traefik" },
        }, RunAsync);
    }

    [TypeScriptFact]
    public async Task ARejectedRequestIsReportedAsInCSharp()
    {
        await CompileAsync("""
            import * as k3s from "@k3spulumi/k3s";
            new k3s.K3sCluster("dev", {
                version: "stable",
                token: "K10secret",
                servers: [{ docker: {}, nodeLabels: { "a b": "c" } }],
                tlsSans: ["not a name"],
            });
            """);

        await LanguageRuns.IsRejectedAsync(RunAsync);
    }

    [TypeScriptFact]
    public async Task WhatDecidesWhichResourcesExistCannotBeAnOutput()
    {
        var errors = await TryCompileAsync("""
            import * as k3s from "@k3spulumi/k3s";
            import * as pulumi from "@pulumi/pulumi";
            new k3s.K3sCluster("dev", { version: "v1.36.1+k3s1", servers: [{ nodeName: pulumi.output("alpha"), docker: {} }] });
            new k3s.K3sCluster("all", { version: "v1.36.1+k3s1", servers: pulumi.output([{ docker: {} }]) });
            """);

        Assert.Contains("index.ts(3,", errors, StringComparison.Ordinal);
        Assert.Contains("is not assignable to type 'string", errors, StringComparison.Ordinal);
        Assert.Contains("index.ts(4,", errors, StringComparison.Ordinal);
    }

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
    private async Task<RunResult> RunAsync(Engine engine, RunResult? previous)
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
            }, previous?.Snapshot, Plugin.Options with { AssetDirectory = _folder }, CancellationToken.None);
        }
    }
}
