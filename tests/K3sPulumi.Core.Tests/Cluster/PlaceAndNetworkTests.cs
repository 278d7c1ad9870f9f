using K3sPulumi.Core.Cluster;

namespace K3sPulumi.Core.Tests.Cluster;

public sealed class PlaceAndNetworkTests
{
    public static TheoryData<string> BadNames => [.. Bad.Select(request => request.What)];

    public static TheoryData<string> ValidNames => [.. ValidPlaces.All.Select(request => request.What)];

    private static IEnumerable<(string What, string Path, ClusterSpec Request)> Bad => [.. BadPlaces.All, .. BadNetworks.All];

    [Theory]
    [MemberData(nameof(BadNames))]
    public void ABadPlaceOrNetworkIsRefusedAtItsPath(string what)
    {
        var (_, path, request) = Bad.Single(bad => bad.What == what);

        Assert.Contains(ClusterChecks.Problems(request), problem => problem.Path == path);
    }

    [Theory]
    [MemberData(nameof(ValidNames))]
    public void AnUnusualPlaceOrNetworkThatWorksIsAccepted(string what) =>
        Assert.Empty(ClusterChecks.Problems(ValidPlaces.All.Single(valid => valid.What == what).Request));

    [Fact]
    public void EveryProblemOfPlacesAndNetworksReadsAsReviewed() => Golden.Matches(
        "problems-places.txt",
        string.Concat(Bad.Select(bad => $"{bad.What}\n" + string
            .Concat(ClusterChecks.Problems(bad.Request).Select(problem => $"  {problem}\n")))));
}
