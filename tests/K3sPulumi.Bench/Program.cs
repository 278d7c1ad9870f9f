// Figures, printed and not asserted: of planning for clusters of 10, 100 and 1,000 nodes, of the state, of a program's start, then
// of the lab where there is Docker. With sizes as arguments: of planning for these, of the state, and of the start for one node.
// With the word bring-up: how long small clusters take until they are Ready.
// With the word drift: how long a check of 50 hosts takes.
using System.Globalization;
using K3sPulumi.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (await ProgramShare.RunAsync(args) is { } exitCode)
    return exitCode;
const int Runs = 5;
if (args is ["bring-up"])
{
    await LabFigures.PrintAsync(bringUpOnly: true);
    return 0;
}

if (args is ["drift"])
{
    await DriftFigures.PrintAsync();
    return 0;
}

int[] sizes = args.Length > 0 ? [.. args.Select(int.Parse)] : [10, 100, 1000];
Console.WriteLine($"""
    Previews in this process, best of {Runs} (of what else the machine does, every figure only gets worse): {Environment.ProcessorCount} cores, .NET {Environment.Version}.
    resources      what Pulumi creates, without the components; aim: at most 4 a node in Docker, 3 over SSH
    as many empty  what the same SDK takes to register as many resources without inputs; aim: ratio at most 1.25 with the official SDK,
                   which takes 2-4 ms for each
    by hand        the same resources with literal inputs and without this library
    core alone     checks, plan and all texts, without Pulumi; aim: under 500 ms for 1,000 nodes

    {Row.Head}
    """);
await DockerAsync(nodes: 100, runs: 2);
foreach (var nodes in sizes)
    Console.WriteLine(await DockerAsync(nodes, Runs));
await SshAsync(nodes: 100, servers: 1, runs: 2);
foreach (var nodes in sizes)
    Console.WriteLine(await SshAsync(nodes, servers: 1, Runs));
Console.WriteLine(await SshAsync(sizes[^1], servers: 5, Runs));
await StateFigures.PrintAsync();
await ServiceFigures.PrintAsync();
if (args.Length == 0)
    await DriftFigures.PrintAsync();
await ProgramShare.PrintAsync(args.Length == 0 ? [1, 10, 100] : [1]);
if (args.Length == 0)
    await LabFigures.PrintAsync();
return 0;

static Task<Row> DockerAsync(int nodes, int runs) =>
    Row.MeasureAsync("Docker", nodes, runs, Stacks.Docker, ByHand.Cluster, CoreShare.Of);

static Task<Row> SshAsync(int nodes, int servers, int runs) =>
    Row.MeasureAsync(servers == 1 ? "SSH" : $"SSH, {servers} servers", nodes, runs, size => Stacks.Ssh(size, servers));
