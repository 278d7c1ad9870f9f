using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

public sealed class ClusterChecksTests
{
    public static TheoryData<string> BadRequestNames => [.. BadRequests.All.Select(request => request.What)];

    [Fact]
    public void GoodRequestsHaveNoProblems()
    {
        Assert.Empty(ClusterChecks.Problems(Requests.Docker));
        Assert.Empty(ClusterChecks.Problems(Requests.Ssh));
    }

    [Theory]
    [MemberData(nameof(BadRequestNames))]
    public void ABadRequestIsRefusedAtItsPath(string what)
    {
        var (_, path, request) = BadRequests.All.Single(bad => bad.What == what);

        var problem = Assert.Single(ClusterChecks.Problems(request), problem => problem.Path == path);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryProblemReadsAsReviewed()
    {
        var lines = BadRequests.All.Select(bad => $"{bad.What}\n"
            + string.Concat(ClusterChecks.Problems(bad.Request).Select(problem => $"  {problem}\n")));

        Golden.Matches("problems.txt", string.Concat(lines));
    }

    [Fact]
    public void AllProblemsAreFoundAtOnce()
    {
        var request = Requests.Docker with
        {
            Name = "Dev",
            Settings = new ClusterSettings { Version = Value<string>.Of("latest"), Disable = Requests.List("nginx") },
            Servers = [],
            Agents = [new() { NodeName = "a b" }],
        };

        Assert.Equal(
            ["version", "disable[0]", "servers", "agents[0].nodeName", "agents[0]", "name"],
            ClusterChecks.Problems(request).Select(problem => problem.Path).Distinct());
    }

    [Fact]
    public void UnknownValuesAreNotProblems()
    {
        var unknown = Value<string>.Unknown;
        var request = Requests.Docker with
        {
            ApiAddress = unknown,
            Settings = new ClusterSettings
            {
                Version = unknown,
                ClusterCidr = unknown,
                Token = Value<Secret>.Unknown,
                Disable = Value<IReadOnlyList<string>>.Unknown
            },
            Servers = [new() { Config = unknown,
                Ssh = Requests.Host("x") with { Address = unknown, PrivateKey = Value<Secret>.Unknown, Password = default } }],
            Agents = [],
        };

        Assert.Empty(ClusterChecks.Problems(request));
    }

    [Fact]
    public void NoSecretIsRepeatedInAProblem()
    {
        var request = Requests.Docker.With(settings =>
            settings with { Token = Value<Secret>.Of(new Secret("abcdef.0123456789abcdef")) });

        Assert.DoesNotContain("0123456789abcdef", Problem.Report("K3sCluster", "dev", [.. ClusterChecks.Problems(request)]),
            StringComparison.Ordinal);
    }
}
