using System.Globalization;
using K3sPulumi.Bench;

// Figures of planning for clusters of so many nodes (default: 10 100 1000): printed, not asserted.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Runs = 5;
Console.WriteLine($"""
    Preview of one server and its agents in Docker: best of {Runs} runs in this process, {Environment.ProcessorCount} cores, .NET {Environment.Version}.
    resources      what Pulumi creates, without the components; aim: at most 4 a node
    by hand        the same resources with literal inputs and without this library
    as many empty  what the same SDK takes to register as many resources without inputs; aim: ratio at most 1.25 with the official SDK,
                   which takes 2-4 ms for each
    core alone     checks, plan and all texts, without Pulumi; aim: under 500 ms for 1,000 nodes

    {Row.Head}
    """);
await Row.MeasureAsync(nodes: 100, runs: 2);
foreach (var nodes in args.Length > 0 ? args.Select(int.Parse) : [10, 100, 1000])
    Console.WriteLine(await Row.MeasureAsync(nodes, Runs));
