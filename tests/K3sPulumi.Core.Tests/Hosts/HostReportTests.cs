using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

public sealed class HostReportTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public void OnlyWarningsAreTakenFromTheOutputAndEachOnce() =>
        Assert.Equal(["swap is on.", "little memory."],
            HostReport.Warnings("a\nwarning: swap is on.\r\n warning: no\nwarning: little memory.\nwarning: swap is on.\n"));

    [Theory]
    [InlineData("clock: 1800000040", 40)]
    [InlineData("clock: 1\nclock: 1799999000", -1000)]
    [InlineData("clock: soon", null)]
    [InlineData("", null)]
    public void TheLastClockCounts(string printed, int? skew) => Assert.Equal(skew, HostReport.Skew(printed, Now));

    [Fact]
    public void AClockIsReportedOnlyIfItMatters()
    {
        Assert.Null(HostReport.ClockWarning(30));
        Assert.Equal("the clock of the host is 31 s behind the clock of this machine.", HostReport.ClockWarning(-31));
        Assert.Null(HostReport.ClockProblem(300));
        Assert.StartsWith("the clock of the host is 301 s ahead of the clock of this machine: synchronize both",
            HostReport.ClockProblem(301),
            StringComparison.Ordinal);
    }
}
