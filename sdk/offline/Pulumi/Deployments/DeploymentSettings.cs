using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>What a program is told about its deployment.</summary>
internal sealed record DeploymentSettings(string Project, string Stack, string Organization, bool IsDryRun)
{
    public string? RootDirectory { get; init; }

    public ImmutableDictionary<string, string> Config { get; init; } = ReadConfig();

    /// <summary>Reads what the language host has put into the environment, now and not later: runs may follow each other.</summary>
    public static (DeploymentSettings Settings, string Monitor, string Engine) FromEnvironment()
    {
        var monitor = Environment.GetEnvironmentVariable("PULUMI_MONITOR");
        var engine = Environment.GetEnvironmentVariable("PULUMI_ENGINE");
        var project = Environment.GetEnvironmentVariable("PULUMI_PROJECT");
        var stack = Environment.GetEnvironmentVariable("PULUMI_STACK");
        if (string.IsNullOrEmpty(monitor) || string.IsNullOrEmpty(engine) || string.IsNullOrEmpty(project) || string.IsNullOrEmpty(stack)
            || !bool.TryParse(Environment.GetEnvironmentVariable("PULUMI_DRY_RUN"), out var dryRun)
            || !bool.TryParse(Environment.GetEnvironmentVariable("PULUMI_QUERY_MODE"), out _)
            || !int.TryParse(Environment.GetEnvironmentVariable("PULUMI_PARALLEL"), CultureInfo.InvariantCulture, out _))
        {
            throw new InvalidOperationException(
                "Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        }
        var organization = Environment.GetEnvironmentVariable("PULUMI_ORGANIZATION");
        return (new DeploymentSettings(project, stack, string.IsNullOrEmpty(organization) ? "organization" : organization, dryRun)
        {
            RootDirectory = Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY"),
        }, monitor, engine);
    }

    public static DeploymentSettings From(TestOptions? options) => new(
        options?.ProjectName ?? "project", options?.StackName ?? "stack", options?.OrganizationName ?? "organization",
        options?.IsPreview ?? true)
    {
        RootDirectory = options?.RootDirectory,
    };

    private static ImmutableDictionary<string, string> ReadConfig()
    {
        var json = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
        var config = string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        return config.ToImmutableDictionary(entry => CleanKey(entry.Key), entry => entry.Value);
    }

    /// <summary><c>project:config:key</c> is the long form of <c>project:key</c>.</summary>
    private static string CleanKey(string key) =>
        key.Split(':', 3) is [var name, "config", var rest] ? $"{name}:{rest}" : key;
}
