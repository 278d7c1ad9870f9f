using System.Reflection;
using System.Text.Json;
using K3sPulumi.Core.Tests;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Display;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.Tests;

/// <summary>The example of machines that are created in the same run, and of edge hosts that sleep.</summary>
public sealed class CloudAndEdgeTests
{
    private const string HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHlhWFmbnJZbBzXwQ4sVtF3P6CzBKjX1lV2k0bZrT8sM";
    private const string Asleep = "after 12 failed attempts: dial tcp 192.168.50.11:22: i/o timeout";

    [Fact]
    public async Task MachinesWithoutAnAddressArePreviewed()
    {
        await using var engine = Engine.Preview();

        var result = await RunAsync(engine);

        Assert.Empty(result.Errors.Select(error => error.Message));
        Assert.Empty(result.Warnings.Select(warning => warning.Message));
        Assert.True(result.Resource("fleet-alpha-prepare").Inputs.Map("connection")!["host"]!.HasUnknown);
        Assert.Equal("192.168.50.11", result.Resource("echo-prepare").Inputs.Map("connection")!.Text("host"));
        Golden.Matches("edge-preview.txt", RunText.Of(result, preview: true, diff: false));
    }

    [Fact]
    public async Task NodesAreInstalledOnTheMachinesThatTheRunCreates()
    {
        await using var engine = Engine.Mock(Awake);

        var result = await RunAsync(engine);

        Assert.Empty(result.Errors.Select(error => error.Message));
        var address = result.Resource("alpha", ":Server").Outputs.Text("ipv4Address");
        Assert.Equal(address, result.Resource("fleet-alpha-prepare").Inputs.Map("connection")!.Text("host"));
        Assert.Contains($"https://{address}:6443", result.Resource("echo-node").Inputs.Text("create"),
            StringComparison.Ordinal);
        var done = result.Operations.Select(operation => operation.ToString()).ToList();
        Assert.InRange(done.IndexOf("create alpha-tailscale"), done.IndexOf("create alpha"),
            done.IndexOf("create fleet-alpha-prepare"));
    }

    [Fact]
    public async Task AnEdgeHostThatSleepsHoldsNothingElseBackAndIsMendedByTheNextUp()
    {
        await using var asleep = Engine.Mock(call => call.Name.StartsWith("echo-", StringComparison.Ordinal)
            && call.Type.StartsWith("command:remote", StringComparison.Ordinal) ? MockAnswer.Fail(Asleep) : Awake(call));
        await using var awake = Engine.Mock(Awake);

        var first = await RunAsync(asleep);
        var second = await RunAsync(awake, first.Snapshot);
        var third = await RunAsync(awake, second.Snapshot);

        Assert.NotEqual(0, first.ExitCode);
        Assert.Contains(first.Operations, operation => operation.ToString() == "create foxtrot-node");
        Assert.DoesNotContain(first.Snapshot.Resources, resource =>
            resource.Name.StartsWith("echo-", StringComparison.Ordinal));
        Assert.Empty(second.Errors);
        Assert.All(second.Changes.Where(step => step.Custom), step =>
        {
            Assert.Equal(StepOp.Create, step.Op);
            Assert.StartsWith("echo", step.Name, StringComparison.Ordinal);
        });
        Assert.Empty(third.Operations);
        Golden.Matches("edge-asleep.txt", RunText.Of(first, preview: false, diff: false));
        Golden.Matches("edge-mended.txt", RunText.Of(second, preview: false, diff: false));
    }

    /// <summary>Lines of output in the documentation are those of a run.</summary>
    [Fact]
    public void TheDocumentationShowsRealOutput()
    {
        var shown = File.ReadAllText(Repository("docs/edge.md")).Split("```").Where((_, index) => index % 2 == 1)
            .Where(block => block.StartsWith("text\n", StringComparison.Ordinal))
            .SelectMany(block => block.Split('\n').Skip(1)).Where(line => line.Trim() is not ("" or "..."));
        var real = new[] { "edge-preview.txt", "edge-asleep.txt", "edge-mended.txt" }
            .SelectMany(name => File.ReadAllLines(Repository($"tests/K3sPulumi.Tests/Goldens/{name}"))).ToHashSet();

        Assert.DoesNotContain(shown, line => !real.Contains(line));
    }

    private static MockAnswer? Awake(MockCall call) => call.Type.EndsWith(":Command", StringComparison.Ordinal)
        && call.Inputs["create"] is not null ? MockAnswer.Stdout(Programs.Kubeconfig) : null;

    private static Task<RunResult> RunAsync(Engine engine, Snapshot? previous = null) => engine.RunAsync(
        () => (Task<int>)Assembly.Load("CloudAndEdge").GetType("Program")!
            .GetMethod("<Main>$", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [Array.Empty<string>()])!,
        previous,
        new RunOptions
        {
            Project = "cloud-and-edge",
            SecretConfigKeys = ["cloud-and-edge:privateKey", "cloud-and-edge:tailscaleKey"],
            Config = new Dictionary<string, string>
            {
                ["privateKey"] =
                    "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
                ["publicKey"] = HostKey,
                ["tailscaleKey"] = "tskey-auth-k1",
                ["bastion"] = JsonSerializer.Serialize(new { address = "203.0.113.7", hostKey = HostKey }),
                ["edges"] = JsonSerializer.Serialize(new[]
                {
                    new { name = "echo", address = "192.168.50.11", hostKey = HostKey },
                    new { name = "foxtrot", address = "192.168.50.12", hostKey = HostKey },
                }),
            },
        });

    private static string Repository(string path, [System.Runtime.CompilerServices.CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "../..", path);
}
