using K3sPulumi.Core.Validation;

namespace K3sPulumi.Bench;

/// <summary>One size of one kind of cluster, measured by turns with as many empty resources in one process.</summary>
internal sealed record Row(string Kind, int Nodes, Evaluation Cluster, Evaluation Empty, Evaluation? ByHand, TimeSpan? Core)
{
    public const string Head =
        "cluster            nodes  resources  a node       time  allocated   as many empty  ratio     by hand  ratio  core alone";

    public static async Task<Row> MeasureAsync(
        string kind, int nodes, int runs, Func<int, Task<int>> program, Func<int, Task<int>>? byHand = null,
        Func<int, TimeSpan>? core = null)
    {
        var (clusters, empties, hands, cores) =
            (new List<Evaluation>(), new List<Evaluation>(), new List<Evaluation>(), new List<TimeSpan>());
        for (var run = 0; run < runs; run++)
        {
            clusters.Add(await Evaluation.OfAsync(() => program(nodes)));
            empties.Add(await Evaluation.OfAsync(() => Stacks.Empty(clusters[0].Resources + clusters[0].Components - 1)));
            if (byHand is not null)
                hands.Add(await Evaluation.OfAsync(() => byHand(nodes)));
            if (core is not null)
                cores.Add(core(nodes));
        }

        return new Row(kind, nodes, clusters.MinBy(Time)!, empties.MinBy(Time)!, hands.MinBy(Time),
            core is null ? null : cores.Min());
    }

    public override string ToString() =>
        $"{Kind,-16} {Nodes,7:N0}  {Cluster.Resources,9:N0}  {(double)Cluster.Resources / Nodes,6:N2}  "
            + $"{Milliseconds(Cluster.Time)}  "
        + $"{Cluster.AllocatedBytes / 1048576.0,5:N0} MiB       {Milliseconds(Empty.Time)}  {Cluster.Time / Empty.Time,5:N2}"
        + (ByHand is null ? "" : $"  {Milliseconds(ByHand.Time)}  {Cluster.Time / ByHand.Time,5:N2}")
        + (Core is null ? "" : $"  {Milliseconds(Core.Value)}");

    private static TimeSpan Time(Evaluation evaluation) => evaluation.Time;

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds,7:N0} ms";
}
