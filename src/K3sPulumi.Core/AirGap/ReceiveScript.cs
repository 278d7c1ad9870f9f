using System.Globalization;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.AirGap;

/// <summary>
/// Runs before the artifacts are sent: checks the host's architecture and disk space, and creates the directory in which they
/// arrive. Its delete command runs after the node's and deletes the artifacts.
/// </summary>
internal static class ReceiveScript
{
    public static RemoteScript For(HostNode node)
    {
        var script = NodePayload.ForHost(node).For("receive");
        var create = new VisibleText()
            .Line($"K3s {node.Version}, {NodePayload.Named(node)}: creates a directory for the artifacts");
        foreach (var upload in node.Uploads)
            create.Line(Shown(upload), "  ");
        return new(
            create.Then(node.Elevation.Call("receive")),
            new VisibleText().Line($"K3s, {NodePayload.Named(node)}: deletes the artifacts").Then(node.Elevation.Call("remove")),
            node.Elevation.Input(script));
    }

    /// <summary>A line for the preview.</summary>
    public static string Shown(AirGapUpload upload) =>
        $"{upload.Name}, {Size(upload.Bytes)}, SHA-256 {upload.Sha256[..Math.Min(16, upload.Sha256.Length)]}";

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };

    /// <summary>One line per artifact, in the format that the scripts read.</summary>
    public static string Lines(IEnumerable<AirGapUpload> uploads) => string.Join('\n', uploads.Select(upload =>
        string.Create(CultureInfo.InvariantCulture, $"{upload.Word} {upload.Sha256} {upload.Bytes} {upload.Name}")));
}
