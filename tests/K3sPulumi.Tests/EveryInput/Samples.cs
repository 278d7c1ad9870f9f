namespace K3sPulumi.Tests.EveryInput;

/// <summary>
/// A sample for each input, under its name in the schema, prefixed with the type (as in <c>DockerArgs.network</c>) if a name has
/// several meanings. An input without a sample fails the tests: add it to the file of its subject.
/// </summary>
internal static class Samples
{
    private static readonly Dictionary<string, Sample> All =
        new(NodeSamples.All.Concat(PlaceSamples.All).Concat(ClusterSamples.All).Concat(ChartSamples.All)
            .Concat(DatastoreSamples.All),
            StringComparer.Ordinal);

    public static Sample? Of(InputPath input) =>
        input.Keys.Select(key => All.GetValueOrDefault(key)).FirstOrDefault(sample => sample is not null);
}
