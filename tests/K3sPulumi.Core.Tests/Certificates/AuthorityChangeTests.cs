using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Certificates;

/// <summary>Another CA for an existing cluster.</summary>
public sealed class AuthorityChangeTests
{
    [Theory]
    [InlineData(null, "r1", false, "has another root than the CAs of this cluster", "by those of another root")]
    [InlineData("r1", "r2", false, "has another root than the CAs of this cluster", "by those of another root")]
    [InlineData("r1", "r2", true, null, "by those of another root")]
    [InlineData("r1", "r1", false, null, "under the same root")]
    [InlineData("r1", null, false, null, "was removed; the cluster keeps the CAs that it has.")]
    [InlineData(null, null, false, null, null)]
    public void ItsCostIsOneWarningAndAnotherRootNeedsForce(
        string? before, string? now, bool force, string? problem, string? warning)
    {
        var (old, next) = (Record(before, "d1", false), Record(now, "d2", force));

        var problems = ProblemList.Of(problems => ExistingClusterChecks.Check(problems, old, next, "serverConfig"));
        var warnings = ProblemList.Of(advice => ExistingClusterChecks.Advise(advice, old, next));

        Assert.Contains(problem ?? "", problems.SingleOrDefault()?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Equal(problem is null, problems.Count == 0);
        Assert.Contains(warning ?? "", warnings.SingleOrDefault()?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Equal(warning is null, warnings.Count == 0);
    }

    [Fact]
    public void TheSameCaAndANewClusterCostNothing()
    {
        var record = Record("r1", "d1", force: false);

        Assert.Empty(ProblemList.Of(advice => ExistingClusterChecks.Advise(advice, record, record)));
        Assert.Empty(ProblemList.Of(problems => ExistingClusterChecks.Check(problems, record, record, "serverConfig")));
        Assert.Empty(ProblemList.Of(problems => ExistingClusterChecks.Check(problems, null, record, "serverConfig")));
    }

    private static ClusterRecord Record(string? root, string digest, bool force) => new()
    {
        HasAuthority = root is not null,
        ForcesAuthority = force,
        Settings = root is null ? new Dictionary<string, string>() : new Dictionary<string, string>
        {
            [RecordOf.Authority] = digest,
            [RecordOf.AuthorityRoot] = root,
        },
    };
}
