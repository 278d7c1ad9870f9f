using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>
/// No input is forgotten: each input of an args type is set to a unique value, on every component and both in Docker and on
/// hosts, and either changes what is created or is rejected by a problem that names it.
/// </summary>
public sealed class EveryInputTests
{
    public static TheoryData<string> Components => [.. Requests.Components.Keys];

    [Theory]
    [MemberData(nameof(Components))]
    public Task EveryInputInDockerReachesTheResultOrIsRefused(string component) =>
        NothingIsForgottenAsync(component, Place.Docker);

    [Theory]
    [MemberData(nameof(Components))]
    public Task EveryInputOverSshReachesTheResultOrIsRefused(string component) => NothingIsForgottenAsync(component, Place.Ssh);

    /// <summary>A sample that is rejected everywhere would prove nothing.</summary>
    [Theory]
    [MemberData(nameof(Components))]
    public async Task EveryInputReachesTheResultInOnePlaceAtLeast(string component)
    {
        IEnumerable<Finding> all = [.. await Sweep.OfAsync(component, Place.Docker),
            .. await Sweep.OfAsync(component, Place.Ssh)];

        None(all.GroupBy(finding => finding.Path)
            .Where(place => place.All(finding => finding.Refused) && !Exceptions.IsNever(component, place.Key))
                .Select(place => place.Key));
    }

    /// <summary>What a cluster sets, or sets for one node, changes the node as if the node were by itself.</summary>
    [Theory]
    [InlineData(nameof(K3sServer), "servers[0]", "dev-s1", "Docker")]
    [InlineData(nameof(K3sServer), "servers[0]", "dev-s1", "Ssh")]
    [InlineData(nameof(K3sAgent), "agents[0]", "dev-a1", "Docker")]
    [InlineData(nameof(K3sAgent), "agents[0]", "dev-a1", "Ssh")]
    public async Task WhatReachesALoneNodeReachesTheNodeInACluster(string component, string node, string name, string place)
    {
        var alone = await Sweep.OfAsync(component, Enum.Parse<Place>(place));
        var cluster = (await Sweep.OfAsync(nameof(K3sCluster), Enum.Parse<Place>(place))).ToDictionary(finding => finding.Path);

        None(alone.Where(finding => finding.Changed.Count > 0)
            .SelectMany(finding => (string[])[finding.Path, $"{node}.{finding.Path}"])
            .Where(path => cluster.TryGetValue(path, out var found) && !found.Refused && !Exceptions.IsOfOthers(component, path)
                && found.Changed.Any(changed => changed != "warnings")
                && !found.Changed.Any(changed => changed.StartsWith(name, StringComparison.Ordinal)))
            .Select(path => $"{path} of a cluster changes {string.Join(", ", cluster[path].Changed)}, and not {name}."));
    }

    private static async Task NothingIsForgottenAsync(string component, Place place)
    {
        var findings = await Sweep.OfAsync(component, place);

        None(findings.Select(finding => finding.Complaint).OfType<string>());
    }

    /// <summary>Shows all of them, where xunit would show five.</summary>
    private static void None(IEnumerable<string> complaints) => Assert.True(!complaints.Any(), string.Join('\n', complaints));
}
