namespace K3sPulumi.Core.Tests.Checks;

public sealed class CronTests
{
    [Theory]
    [InlineData("0 */12 * * *")]
    [InlineData("5,35 0-6/2 1 jan-MAR mon")]
    [InlineData("0 3 ? * sun,sat")]
    [InlineData("@daily")]
    [InlineData("@every 6h30m")]
    public void ASchedule(string text) => Assert.Null(Cron.Problem(text));

    [Theory]
    [InlineData("")]
    [InlineData("12:00")]
    [InlineData("0 */12 * *")]
    [InlineData("0 0 */12 * * *")]
    [InlineData("60 * * * *")]
    [InlineData("0 24 * * *")]
    [InlineData("0 0 0 * *")]
    [InlineData("0 0 * 13 *")]
    [InlineData("0 0 * * 7")]
    [InlineData("*/0 * * * *")]
    [InlineData("5-1 * * * *")]
    [InlineData("1-2-3 * * * *")]
    [InlineData("a * * * *")]
    [InlineData("@often")]
    public void IsNoSchedule(string text) => Assert.EndsWith(".", Cron.Problem(text), StringComparison.Ordinal);
}
