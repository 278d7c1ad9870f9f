using System.Globalization;
using K3sPulumi.Bench;

// Figures of planning for clusters of so many nodes (default: 10 100 1000): printed, not asserted. Resources per node count only what Pulumi creates, not the components.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Runs = 5;
Console.WriteLine($"Preview of one server and its agents in Docker, best of {Runs} runs, {Environment.ProcessorCount} cores, .NET {Environment.Version}.");
Console.WriteLine("Aims: ratio at most 1.25 and the same on every line, at most 4 resources a node, core alone under 500 ms for 1,000 nodes.");
Console.WriteLine();
Console.WriteLine(" nodes  resources  a node  components      time  allocated  as many empty   ratio  core alone");
await Row.MeasureAsync(nodes: 100, runs: 2);
foreach (var nodes in args.Length > 0 ? args.Select(int.Parse) : [10, 100, 1000])
    Console.WriteLine(await Row.MeasureAsync(nodes, Runs));
