using System.Diagnostics;
using System.Globalization;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Bench;

/// <summary>
/// The deploying machine's share: a program as a separate process, from its start to the registration of its first and last
/// resource. An engine is already running and answers immediately.
/// </summary>
internal static class ProgramShare
{
    private const string Verb = "program";
    private const int Runs = 3;

    /// <summary>Runs as the program that is measured, if the arguments ask for that.</summary>
    public static async Task<int?> RunAsync(string[] arguments) => arguments switch
    {
        [Verb, "Docker", var nodes] => await Stacks.Docker(int.Parse(nodes, CultureInfo.InvariantCulture)),
        [Verb, "SSH", var nodes] => await Stacks.Ssh(int.Parse(nodes, CultureInfo.InvariantCulture), servers: 1),
        _ => null,
    };

    public static async Task PrintAsync(IEnumerable<int> sizes)
    {
        Console.WriteLine($"""

            A program as a process of its own, in a preview, best of {Runs}: from its start to the registration of a resource.
            cluster            nodes       first        last
            """);
        foreach (var nodes in sizes)
            foreach (var kind in new[] { "Docker", "SSH" })
            {
                var (first, last) = await BestAsync(kind, nodes);
                Console.WriteLine(
                    $"{kind,-16} {nodes,7:N0}  {first.TotalMilliseconds,7:N0} ms  {last.TotalMilliseconds,7:N0} ms");
            }
    }

    private static async Task<(TimeSpan First, TimeSpan Last)> BestAsync(string kind, int nodes)
    {
        var runs = new List<(TimeSpan First, TimeSpan Last)>();
        for (var run = 0; run < Runs; run++)
            runs.Add(await MeasureAsync(kind, nodes));
        return runs.MinBy(run => run.Last);
    }

    private static async Task<(TimeSpan First, TimeSpan Last)> MeasureAsync(string kind, int nodes)
    {
        var gate = new Lock();
        var times = new List<TimeSpan>();
        var watch = new Stopwatch();
        void Registering(string type)
        {
            if (type != "pulumi:pulumi:Stack")
                lock (gate)
                    times.Add(watch.Elapsed);
        }
        await using var engine = Engine.Preview();
        var result = await engine.RunProgramAsync(
            environment =>
            {
                watch.Start();
                return StartAsync(environment, [Verb, kind, nodes.ToString(CultureInfo.InvariantCulture)]);
            },
            null, new() { Registering = Registering }, default);
        return result.Succeeded
            ? (times.Min(), times.Max())
            : throw new InvalidOperationException(string.Join('\n', result.Errors));
    }

    private static async Task<int> StartAsync(IReadOnlyDictionary<string, string?> environment, string[] arguments)
    {
        var self = Environment.ProcessPath!;
        string[] assembly = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(ProgramShare).Assembly.Location] : [];
        var start = new ProcessStartInfo(self, [.. assembly, .. arguments]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        // As a user's program starts, unlike this one.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
