using K3sPulumi.Core.Backups;

namespace K3sPulumi.Core.Tests.Backups;

public sealed class SnapshotTimeTests
{
    [Theory]
    [InlineData("etcd-snapshot-alpha-1790589791", "2026-09-28 10:03:11 UTC")]
    [InlineData("etcd-snapshot-alpha-1790589791.zip", "2026-09-28 10:03:11 UTC")]
    [InlineData("s3://bucket/prod/on-demand-alpha-1790589791", "2026-09-28 10:03:11 UTC")]
    [InlineData("/srv/on-demand-alpha-1790589791.db", "2026-09-28 10:03:11 UTC")]
    [InlineData("20261128T221839Z.dump", "2026-11-28 22:18:39 UTC")]
    [InlineData("/srv/on-demand-20261128T221839Z.sql.gz", "2026-11-28 22:18:39 UTC")]
    [InlineData("20261328T221839Z.dump", null)]
    [InlineData("nightly-1", null)]
    [InlineData("mine", null)]
    public void TheNameOfABackupSaysWhenItWasMade(string name, string? time) => Assert.Equal(time, SnapshotTime.Of(name));
}
