using System.Text.Json;

namespace K3sPulumi.LocalEngine.Running;

/// <summary>The variables by which a program finds its engine.</summary>
internal static class ProgramEnvironment
{
    public static IReadOnlyDictionary<string, string?> For(RunOptions options, string address, bool preview) =>
        new Dictionary<string, string?>
        {
            ["PULUMI_MONITOR"] = address,
            ["PULUMI_ENGINE"] = address,
            ["PULUMI_PROJECT"] = options.Project,
            ["PULUMI_STACK"] = options.Stack,
            ["PULUMI_ORGANIZATION"] = options.Organization,
            ["PULUMI_ROOT_DIRECTORY"] = options.Directory,
            ["PULUMI_DRY_RUN"] = preview ? "true" : "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "16",
            ["PULUMI_CONFIG"] = JsonSerializer.Serialize(
            options.Config.ToDictionary(pair => options.FullKey(pair.Key), pair => pair.Value)),
            ["PULUMI_CONFIG_SECRET_KEYS"] = JsonSerializer.Serialize(options.SecretConfigKeys.Select(options.FullKey)),

            // A proxy of the environment would come between program and engine.
            ["NO_PROXY"] = string.Join(',', new[] { Environment.GetEnvironmentVariable("NO_PROXY"), "127.0.0.1" }
            .Where(text => !string.IsNullOrEmpty(text)).SelectMany(text => text!.Split(',')).Distinct()),
        };
}
