using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Drift;
using Pulumi;

namespace K3sPulumi.Internal.Backups;

/// <summary>
/// Brings the newest snapshot on demand to the deploying machine, in each update in which it is not there yet: one that failed is
/// brought by the next. A preview brings nothing.
/// </summary>
internal static class PulledSnapshots
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>For a piece of the file, on a slow line too.</summary>
    private static readonly TimeSpan PieceLimit = TimeSpan.FromSeconds(180);

    /// <summary>Reads a piece; tests put a stand-in here.</summary>
    public static Func<SshSpec, RemoteScript, Task<string>> Read { get; set; } =
        (ssh, script) => HostReader.ReadAsync(ssh, script, PieceLimit);

    /// <param name="name">The component's name, for messages.</param>
    /// <param name="cluster">Name of the cluster: several may use one folder.</param>
    /// <param name="host">The server.</param>
    /// <param name="spec">The same, with what says how it is reached.</param>
    /// <param name="printed">What the command that takes snapshots printed.</param>
    /// <returns>The same, when the file is there.</returns>
    public static Output<string> After(string name, string cluster, Output<HostNode> host, Output<ServerSpec> spec,
        Output<string> printed) =>
        Output.Tuple(host, spec, printed).Apply(async all =>
        {
            var (node, server, text) = all;
            if (!Deployment.Instance.IsDryRun && Place(server, cluster) is { Length: > 0 } place
                && TakenSnapshot.Read(text) is { } taken)
            {
                await PullAsync(name, Path.GetFullPath(place), node, server, taken).ConfigureAwait(false);
            }

            return text;
        });

    /// <summary>Where they are on the deploying machine; empty: nothing is pulled.</summary>
    public static string Place(ServerSpec server, string cluster) =>
        server.Settings.Snapshots?.PullTo is { IsKnown: true, Content: { } folder }
            ? Path.Combine(folder, Deployment.Instance.StackName, cluster) : "";

    private static async Task PullAsync(string name, string folder, HostNode host, ServerSpec server, TakenSnapshot taken)
    {
        var (path, part) = (Path.Combine(folder, taken.Name), Path.Combine(folder, $".{taken.Name}.part"));
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length != taken.Size)
            {
                MakeFolder(folder);
                Log.Info($"{name}: pulling {taken.Name} ({taken.Size} bytes) to {folder}");
                await FetchAsync(part, host, server, taken).ConfigureAwait(false);
                File.Move(part, path, overwrite: true);
            }

            var keep = server.Settings.Snapshots!.Retention.Or(SnapshotScript.DefaultRetention);
            foreach (var old in taken.Surplus(Directory.GetFiles(folder).Select(file => Path.GetFileName(file)), keep))
                File.Delete(Path.Combine(folder, old));
        }
        catch (Exception failure) when (failure is HostReadException or IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw new ResourceException(
                $"{name}: the snapshot {taken.Name} could not be pulled to {folder}: {failure.Message.TrimEnd('.')}. The server "
                    + "still has it; run pulumi up again.", resource: null, hideStack: true);
        }
    }

    private static async Task FetchAsync(string part, HostNode host, ServerSpec server, TakenSnapshot taken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Private;
        File.Delete(part);
        using var transfer = new SnapshotTransfer(host, taken);
        var file = new FileStream(part, options);
        await using (file.ConfigureAwait(false))
        {
            while (!transfer.IsWhole)
            {
                var printed = await Read(server.Node.Ssh!, transfer.Next()).ConfigureAwait(false);
                var piece = transfer.Received(printed) ?? throw new HostReadException("what arrived is not complete");
                await file.WriteAsync(piece).ConfigureAwait(false);
            }
        }

        if (!transfer.IsRight())
            throw new HostReadException("what arrived is not what the server has (SHA-256)");
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
    }
}
