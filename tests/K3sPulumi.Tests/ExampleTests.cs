using System.Reflection;
using System.Text.Json;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>The examples, compiled unchanged and previewed.</summary>
public sealed class ExampleTests : IDisposable
{
    private const string Key =
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n";
    private const string HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHlhWFmbnJZbBzXwQ4sVtF3P6CzBKjX1lV2k0bZrT8sM";

    public static TheoryData<string, string, int> Examples => new()
    {
        { "Quickstart", "K3sCluster", 17 },
        { "SshCluster", "K3sCluster", 13 },
        { "HaPostgresSsh", "PostgresDatastore", 31 },
        { "EdgeAirgap", "K3sCluster", 36 },
        { "DockerHa", "K3sLoadBalancer", 25 },
        { "AutomaticUpgrades", "K3sCluster", 13 },
        { "RancherHa", "K3sCluster", 25 },
        { "Longhorn", "K3sCluster", 15 },
        { "CloudAndEdge", "K3sAgent", 30 },
    };

    private readonly Bundle _artifacts = new("arm64");

    public void Dispose() => _artifacts.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task AnExamplePreviewsWithoutAProblem(string example, string component, int resources)
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(Program(example), options: new RunOptions { Project = "example", Config = Config() });

        Assert.Empty(result.Errors.Select(error => error.Message));
        Assert.Empty(result.Warnings.Select(warning => warning.Message));
        Assert.Contains(result.Resources, resource => resource.Type == $"k3s:index:{component}");
        Assert.Equal(resources, result.Resources.Count(resource => resource.Custom));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task AnExampleRunsAndASecondRunChangesNothing(string example, string component, int resources)
    {
        _ = (component, resources);
        var options = new RunOptions { Project = "example", Config = Config() };
        await using var engine = Engine.Mock(call => call.Type.EndsWith(":Command", StringComparison.Ordinal)
            ? MockAnswer.Stdout(call.Name == "state" ? DatastoreTests.Printed : Programs.Kubeconfig) : null);
        var first = await engine.RunAsync(Program(example), options: options);
        Assert.Empty(first.Errors.Select(error => error.Message));

        var second = await engine.RunAsync(Program(example), first.Snapshot, options);

        Assert.Empty(second.Operations);
    }

    private static Func<Task<int>> Program(string example) => () =>
        (Task<int>)Assembly.Load(example).GetType("Program")!
            .GetMethod("<Main>$", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [Array.Empty<string>()])!;

    private Dictionary<string, string> Config() => new()
    {
        ["privateKey"] = Key,
        ["user"] = "ubuntu",
        ["bootstrapPassword"] = "the-first-password",
        ["publicKey"] = HostKey,
        ["tailscaleKey"] = "tskey-auth-k1",
        ["bastion"] = JsonSerializer.Serialize(new { Address = "203.0.113.7", HostKey }),
        ["edges"] = JsonSerializer.Serialize(new[]
        {
            new { Name = "echo", Address = "192.168.50.11", HostKey },
            new { Name = "foxtrot", Address = "192.168.50.12", HostKey },
        }),
        ["artifacts"] = _artifacts.Folder,
        ["hosts"] = JsonSerializer.Serialize(new[]
        {
            new { Name = "alpha", Address = "10.0.0.11", HostKey },
            new { Name = "bravo", Address = "10.0.0.12", HostKey },
        }),
        ["hostKeys"] = JsonSerializer.Serialize(
            new[] { 5, 10, 11, 12, 13, 21, 22 }.Select(number => $"10.0.0.{number}")
                .Concat(["198.51.100.11", "198.51.100.12", "198.51.100.13", "203.0.113.7", "192.168.50.11", "192.168.50.12"])
                .ToDictionary(address => address, _ => HostKey)),
    };
}
