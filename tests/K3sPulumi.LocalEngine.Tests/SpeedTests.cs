using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.Wire;
using Xunit.Abstractions;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>Alone in the process, as it counts processor time: the machine may be busy with other things.</summary>
[Collection("alone")]
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class SpeedTests(ITestOutputHelper output)
{
    [Fact]
    public async Task FourThousandRegistrationsTakeTheEngineLessThanASecond()
    {
        var state = new RunState("dev", "lab", [], isPreview: true);
        var operations = new PreviewOperations((_, arguments, _) => Task.FromResult(arguments));
        using var journal = new Journal(operations, new(), state.Report);
        using var hooks = new Hooks(state, isPreview: true, default);
        var registrar = new Registrar(state, operations, journal, new(state, operations, journal, default), hooks, new("/"),
            default);
        var stack = await registrar.RegisterAsync(
            new() { Type = "pulumi:pulumi:Stack", Name = "lab-dev", Object = new Struct() });
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 4000; i++)
            await registrar.RegisterAsync(new()
            {
                Type = "command:remote:Command",
                Name = $"c{i}",
                Parent = stack.Urn,
                Custom = true,
                Object = new()
                {
                    Fields =
                    {
                        ["create"] = Value.ForString("true"),
                        ["stdin"] = SpecialValue.SecretOf(Value.ForString("x")),
                        ["connection"] = Value.ForStruct(new() { Fields = { ["host"] = Value.ForString("10.0.0.1") } }),
                    },
                },
            });

        var spent = Process.GetCurrentProcess().TotalProcessorTime - processor;
        output.WriteLine($"{watch.ElapsedMilliseconds} ms, processor {spent}");
        Assert.True(spent < Patience.Of(1), $"It took {spent} of processor time.");
    }
}
