namespace K3sPulumi.Bench;

/// <summary>One size of cluster beside the same number of empty resources, measured by turns in one process.</summary>
internal sealed record Row(int Nodes, Evaluation Cluster, Evaluation Empty, TimeSpan Core)
{
    public static async Task<Row> MeasureAsync(int nodes, int runs)
    {
        var clusters = new List<Evaluation>();
        var empties = new List<Evaluation>();
        var cores = new List<TimeSpan>();
        for (var run = 0; run < runs; run++)
        {
            clusters.Add(await Evaluation.OfAsync(() => Stacks.DockerCluster(nodes)));
            empties.Add(await Evaluation.OfAsync(() => Stacks.Empty(clusters[0].Resources + clusters[0].Components - 1)));
            cores.Add(CoreShare.Of(nodes));
        }

        return new Row(nodes, Evaluation.Best(clusters), Evaluation.Best(empties), cores.Min());
    }

    public override string ToString() =>
        $"{Nodes,6:N0}  {Cluster.Resources,9:N0}  {(double)Cluster.Resources / Nodes,6:N2}  {Cluster.Components,10:N0}  "
        + $"{Cluster.Time.TotalMilliseconds,5:N0} ms  {Cluster.AllocatedBytes / 1048576.0,6:N0} MiB  {Empty.Time.TotalMilliseconds,10:N0} ms  "
        + $"{Cluster.Time / Empty.Time,6:N2}  {Core.TotalMilliseconds,7:N1} ms";
}
