using System.Diagnostics;
using System.Text.Json;
using K3sPulumi.EngineTests.Stacks;

namespace K3sPulumi.EngineTests;

/// <summary>What a test needs besides the CLI and its plugins.</summary>
public enum Needs
{
    Nothing,
    Docker,
    Hosts,
}

/// <summary>A test on the real engine; it is skipped, with the reason, if something it needs is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineFactAttribute : FactAttribute
{
    private static readonly string[] Plugins = ["command", "docker", "random"];

    private static readonly Lazy<string?> Missing = new(MissingTools);

    // The real engine, a K3s image and hosts are not available everywhere: the first missing one is the printed reason.
    /// <param name="needs">in addition to the CLI</param>
    /// <param name="hosts">how many hosts</param>
    public EngineFactAttribute(Needs needs = Needs.Nothing, int hosts = 0) => Skip = Missing.Value ?? needs switch
    {
        Needs.Docker => MissingDocker(),
        Needs.Hosts => MissingHosts(hosts),
        _ => null,
    };

    /// <param name="plugins">what <c>pulumi plugin ls --json</c> printed</param>
    public static string? MissingPlugins(string plugins)
    {
        using var json = JsonDocument.Parse(plugins);
        var there = json.RootElement.EnumerateArray().Select(plugin => plugin.GetProperty("name").GetString()).ToHashSet();
        var missing = Plugins.Where(plugin => !there.Contains(plugin)).ToList();
        return missing.Count == 0 ? null
            : $"Pulumi's plugins {string.Join(", ", missing)} are not installed: pulumi plugin install resource NAME, for each.";
    }

    private static string? MissingTools()
    {
        if (Run("pulumi", "version") is null)
            return "There is no pulumi CLI on the PATH: https://www.pulumi.com/docs/install/";
        return Run("pulumi", "plugin ls --json") is { } plugins ? MissingPlugins(plugins) : "pulumi plugin ls failed.";
    }

    private static string? MissingDocker()
    {
        if (Environment.GetEnvironmentVariable("K3S_IMAGE") is not { Length: > 0 })
            return "K3S_IMAGE names no image of K3s, such as rancher/k3s:v1.36.1-k3s1.";
        return Run("docker", "version") is null ? "No Docker engine answers." : null;
    }

    private static string? MissingHosts(int count)
    {
        if (Environment.GetEnvironmentVariable(Hosts.Variable) is not { Length: > 0 } file)
            return $"{Hosts.Variable} names no file of hosts; its form is in tests/K3sPulumi.EngineTests/README.md.";
        try
        {
            var hosts = Hosts.Read(File.ReadAllText(file)).All.Count;
            return hosts < count ? $"{count} hosts are needed, and {file} lists {hosts}." : null;
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            return $"{file}: {error.Message}";
        }
    }

    private static string? Run(string program, string arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience.Of(30)))
                process.Kill(entireProcessTree: true);
            return process.ExitCode == 0 ? output.Result : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
