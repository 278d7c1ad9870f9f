using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Arguments whose keys the K3s version does not support.</summary>
public sealed class ConfigVersionTests
{
    [Theory]
    [InlineData("v1.25.16+k3s1",
        "embeddedRegistry: is not a setting of K3s v1.25: v1.26 introduced it; use a newer version, or remove it.")]
    [InlineData("v1.26.13+k3s1", null)]
    public void AnArgumentThatTheVersionDoesNotKnowIsRefused(string version, string? problem)
    {
        var cluster = Ssh.With(settings => settings with
        {
            Version = Text(version),
            EmbeddedRegistry = Value<bool>.Of(true),
        });

        Assert.Equal(problem is null ? [] : [problem], Texts(ClusterChecks.Problems(cluster)));
        Assert.Equal(problem is null ? [] : [problem],
            Texts(ComponentChecks.Problems(
                new ServerSpec { Name = "alone", Settings = cluster.Settings, Node = cluster.Servers[0] })));
    }

    [Fact]
    public void AnAgentWouldStopAtAnArgumentThatItsVersionDoesNotKnow() => Assert.Contains(
        "registries.disableDefaultEndpoint: is not a setting of K3s v1.24: v1.26 introduced it; use a newer version, or remove "
            + "it.",
        Texts(ComponentChecks.Problems(new AgentSpec
        {
            Name = "alone",
            Settings = new() { Version = Text("v1.24.3+k3s1") },
            ServerUrl = Text("https://10.0.0.10:6443"),
            Token = Hidden(new string('t', 32)),
            Node = Ssh.Agents[0] with
            {
                Registries = new() { DisableDefaultEndpoint = Value<bool>.Of(true) },
            },
        })));

    private static IReadOnlyList<string> Texts(IEnumerable<Problem> problems) =>
        [.. problems.Select(problem => problem.ToString())];
}
