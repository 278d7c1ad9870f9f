namespace K3sPulumi.Bench;

/// <summary>One size of cluster, measured by turns with its resources written by hand and with as many empty ones, in one process.</summary>
internal sealed record Row(int Nodes, Evaluation Cluster, Evaluation ByHand, Evaluation Empty, TimeSpan Core)
{
    public const string Head = """
         nodes  resources  a node      time  allocated    by hand  ratio   as many empty  ratio  core alone
        """;

    public static async Task<Row> MeasureAsync(int nodes, int runs)
    {
        var clusters = new List<Evaluation>();
        var hands = new List<Evaluation>();
        var empties = new List<Evaluation>();
        var cores = new List<TimeSpan>();
        for (var run = 0; run < runs; run++)
        {
            clusters.Add(await Evaluation.OfAsync(() => Stacks.DockerCluster(nodes)));
            hands.Add(await Evaluation.OfAsync(() => Bench.ByHand.Cluster(nodes)));
            empties.Add(await Evaluation.OfAsync(() => Stacks.Empty(clusters[0].Resources + clusters[0].Components - 1)));
            cores.Add(CoreShare.Of(nodes));
        }

        return new Row(nodes, Evaluation.Best(clusters), Evaluation.Best(hands), Evaluation.Best(empties), cores.Min());
    }

    public override string ToString() =>
        $"{Nodes,6:N0}  {Cluster.Resources,9:N0}  {(double)Cluster.Resources / Nodes,6:N2}  {Milliseconds(Cluster)}  {Cluster.AllocatedBytes / 1048576.0,5:N0} MiB  "
        + $"{Milliseconds(ByHand)}  {Cluster.Time / ByHand.Time,5:N2}        {Milliseconds(Empty)}  {Cluster.Time / Empty.Time,5:N2}  {Core.TotalMilliseconds,7:N1} ms";

    private static string Milliseconds(Evaluation evaluation) => $"{evaluation.Time.TotalMilliseconds,6:N0} ms";
}
