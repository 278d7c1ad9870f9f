using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>A snapshot is sent to the deploying machine as it is, whatever bytes it has.</summary>
public sealed class SnapshotTransferTests
{
    private const string Name = "on-demand-alpha-1790000000", Path = "/var/lib/rancher/k3s/server/db/snapshots/" + Name;

    [Fact]
    public void EveryByteArrivesPieceByPiece()
    {
        using var host = new StandInHost();
        var content = Content(SnapshotTransfer.PieceBytes + 300);
        Put(host, content);

        using var transfer = new SnapshotTransfer(HostSamples.Server.Elevation, Taken(content));
        var received = new List<byte>();
        var pieces = 0;
        while (!transfer.IsWhole)
        {
            received.AddRange(transfer.Received($"Welcome!\r\n{host.Create(transfer.Next()).Succeeded().Output}")!);
            pieces++;
        }

        Assert.Equal(2, pieces);
        Assert.True(transfer.IsRight());
        Assert.True(content.AsSpan().SequenceEqual(received.ToArray()));
    }

    [Fact]
    public void OneThatChangedMeanwhileIsNotTheOne()
    {
        using var host = new StandInHost();
        var content = Content(300);
        Put(host, content);
        using var transfer = new SnapshotTransfer(HostSamples.Server.Elevation,
            Taken(content) with { Sha256 = new string('0', 64) });

        Assert.NotNull(transfer.Received(host.Create(transfer.Next()).Succeeded().Output));

        Assert.False(transfer.IsRight());
    }

    [Fact]
    public void OneThatIsGoneIsReported()
    {
        using var host = new StandInHost();
        using var transfer = new SnapshotTransfer(HostSamples.Server.Elevation, Taken(Content(3)));

        host.Create(transfer.Next()).Failed().Says($"{Path} is not there any more");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n===== k3spulumi file\nAAAA\n")]
    [InlineData("\n===== k3spulumi file\n%\n\n===== k3spulumi end\n")]
    [InlineData("\n===== k3spulumi file\nAAAA\n\n===== k3spulumi end\n")]
    [InlineData("\n===== k3spulumi end\n\n===== k3spulumi file\n")]
    public void WhatWasCutOffIsNotAPiece(string printed)
    {
        using var transfer = new SnapshotTransfer(HostSamples.Server.Elevation, Taken(Content(7)));

        Assert.Null(transfer.Received(printed));
    }

    [Theory]
    [InlineData("1790000000 9 DIGEST /a/on-demand-alpha-1790000000.zip", "on-demand-alpha-1790000000.zip")]
    [InlineData("1790000000 9 DIGEST /a b/on-demand-alpha-1790000000.db", "on-demand-alpha-1790000000.db")]
    [InlineData("1790000000 9 DIGEST /a/../on-demand-alpha", null)]
    [InlineData("1790000000 9 DIGEST /a/..", null)]
    [InlineData("1790000000 9 short /a/on-demand-alpha-1790000000", null)]
    [InlineData("1790000000 -9 DIGEST /a/on-demand-alpha-1790000000", null)]
    public void OnlyASnapshotOnDemandIsPulled(string line, string? name)
    {
        var text = line.Replace("DIGEST", new string('a', 64), StringComparison.Ordinal);

        Assert.Equal(name, TakenSnapshot.Read($"===== k3spulumi taken\n{text}\n===== k3spulumi end\n")?.Name);
    }

    [Theory]
    [InlineData("1790000000 9 DIGEST /a/etcd-snapshot-alpha-1790000000.zip", 1)]
    [InlineData("1790000000 9 DIGEST /a/on-demand-alpha-1790000000", 0)]
    [InlineData("20260101T020000Z 9 DIGEST /a/20260101T020000Z.sql.gz", 1)]
    [InlineData("20260101T020000Z 9 DIGEST /a/20260101T020000Z.exe", 0)]
    [InlineData("20260101T020000Z 9 DIGEST /a/..20260101T020000Z.dump", 0)]
    public void OfThoseOnScheduleOnlyTheirOwnNamesAreTaken(string line, int count)
    {
        var text = line.Replace("DIGEST", new string('a', 64), StringComparison.Ordinal);

        Assert.Equal(count, TakenSnapshot.All($"===== k3spulumi scheduled\n{text}\n===== k3spulumi end\n").Count());
    }

    [Fact]
    public void TheNewestOfTheNodeStayAndSoDoesWhatIsNotOurs()
    {
        string[] files =
        [
            .. Enumerable.Range(10, 50).Select(number => $"on-demand-alpha-17900000{number}.zip"), "on-demand-bravo-1600000000",
            "on-demand-alpha-bravo-1600000000", "etcd-snapshot-alpha-1600000000", "notes.db", "on-demand-alpha-old",
        ];

        var surplus = Taken(Content(1)).Surplus(files, 2).ToList();

        Assert.Equal(48, surplus.Count);
        Assert.DoesNotContain("on-demand-alpha-1790000059.zip", surplus);
        Assert.DoesNotContain("on-demand-alpha-1790000058.zip", surplus);
        Assert.All(surplus, name => Assert.StartsWith("on-demand-alpha-17900000", name, StringComparison.Ordinal));
    }

    private static byte[] Content(int size) => [.. Enumerable.Range(0, size).Select(number => (byte)(number * 7 % 251 * 3))];

    private static TakenSnapshot Taken(byte[] content) => new(Path, content.Length,
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));

    private static void Put(StandInHost host, byte[] content)
    {
        host.Put($"root{Path}", "");
        File.WriteAllBytes(host.At($"root{Path}"), content);
    }
}
