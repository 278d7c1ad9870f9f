using System.Globalization;
using System.Security.Cryptography;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Backups;

/// <summary>A snapshot on its way from a host to the deploying machine, piece by piece.</summary>
internal sealed class SnapshotTransfer(Elevation elevation, TakenSnapshot snapshot) : IDisposable
{
    /// <summary>Of a piece; as text, it is a third longer.</summary>
    public const int PieceBytes = 5 << 19;

    private const string Start = "\n===== k3spulumi file\n", End = "\n===== k3spulumi end\n";

    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private long _received;

    public bool IsWhole => _received >= snapshot.Size;

    /// <summary>What sends the next piece.</summary>
    public RemoteScript Next()
    {
        var data = new ScriptInput()
            .Set("SNAPSHOT_FILE", snapshot.Path)
            .Set("SNAPSHOT_FROM", _received.ToString(CultureInfo.InvariantCulture))
            .Set("SNAPSHOT_BYTES", PieceBytes);
        return new(elevation.Call("send"), null, elevation.Input(data.With(ScriptSets.Text("snapshot-send"))));
    }

    /// <returns>The piece that was sent; null if it is not complete.</returns>
    public byte[]? Received(string printed)
    {
        var text = printed.ReplaceLineEndings("\n");
        var start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = text.LastIndexOf(End, StringComparison.Ordinal);
        if (start < Start.Length || end < start)
            return null;
        var bytes = new byte[end - start];
        if (!Convert.TryFromBase64Chars(text.AsSpan(start, end - start), bytes, out var count)
            || count != Math.Min(PieceBytes, snapshot.Size - _received))
        {
            return null;
        }

        _received += count;
        _digest.AppendData(bytes, 0, count);
        return bytes[..count];
    }

    /// <summary>Whether all pieces together are what the server has.</summary>
    public bool IsRight() => Convert.ToHexStringLower(_digest.GetCurrentHash()) == snapshot.Sha256;

    public void Dispose() => _digest.Dispose();
}
