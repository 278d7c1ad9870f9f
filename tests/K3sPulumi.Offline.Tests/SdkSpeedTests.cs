using System.Diagnostics;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using Xunit.Abstractions;

namespace K3sPulumi.Offline.Tests;

/// <summary>Alone in the process, as it counts processor time: the machine may be busy with other things.</summary>
[Collection("alone")]
public sealed class SdkSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public async Task FourThousandResourcesAreLinear()
    {
        await MeasureAsync(50);

        var small = await MeasureAsync(250);
        var large = await MeasureAsync(1000);

        Assert.True(large < 8 * small, $"Four times the resources took {large / small:0.0} times the processor time.");
    }

    private async Task<double> MeasureAsync(int nodes)
    {
        var engine = new Recorder { Preview = true };
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();

        var exitCode = await engine.RunAsync(() => Deployment.RunAsync(() => Build(nodes)));

        var spent = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds;
        output.WriteLine($"{nodes} nodes: {watch.ElapsedMilliseconds} ms, processor {spent:0} ms, {engine.Registrations.Count} "
            + "registrations");
        Assert.Equal((0, (4 * nodes) + 2), (exitCode, engine.Registrations.Count));
        return spent;
    }

    /// <summary>A server that all agents depend on, and a chain, as clusters have.</summary>
    private static void Build(int nodes)
    {
        var first = new Group("first");
        for (var i = 0; i < nodes; i++)
        {
            var group = new Group($"g{i}", new() { DependsOn = { first } });
            var options = new CustomResourceOptions { Parent = group, DependsOn = { first } };
            var volume = new Volume($"v{i}", new() { Name = $"v{i}" }, options);
            var container = new Container($"c{i}", new()
            {
                Image = "x",
                Name = $"c{i}",
                Privileged = true,
                Envs = { "A=b", Output.CreateSecret("C=d") },
                Volumes = { new ContainerVolumeArgs { VolumeName = volume.Name, ContainerPath = "/x" } },
                Ports = { new ContainerPortArgs { Internal = 80, External = 80 } },
            }, options);
            _ = new Pulumi.Command.Local.Command(
                $"l{i}", new() { Create = Output.Format($"docker exec {container.Name}"), Stdin = Output.CreateSecret("x") },
                options);
            group.Text = container.Hostname;
            group.Done();
        }
    }
}
