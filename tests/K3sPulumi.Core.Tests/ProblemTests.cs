using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests;

public sealed class ProblemTests
{
    [Fact]
    public void AllProblemsAreReportedAtOnceWithTheirPaths()
    {
        var report = Problem.Report("K3sCluster", "prod",
            [new("servers", "too few."), new("agents[1].ssh.address", "must not be empty.")]);

        Assert.Equal(
            """
            K3sCluster "prod" has 2 problems:
              servers: too few.
              agents[1].ssh.address: must not be empty.
            """,
            report);
    }

    [Fact]
    public void AProblemOfTheComponentItselfHasNoPath() =>
        Assert.Equal("K3sAgent \"edge\" has 1 problem:\n  runs nowhere.",
            Problem.Report("K3sAgent", "edge", [new("", "runs nowhere.")]));

    [Fact]
    public void APrintedSecretIsBlanked() => Assert.Equal("[secret]", new Secret("hunter2").ToString());
}
