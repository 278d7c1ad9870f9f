using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Drift;
using Pulumi;

namespace K3sPulumi.Internal.Backups;

/// <summary>
/// Brings the newest snapshot on demand, and those on schedule that the last run listed, to the deploying machine, in each update
/// in which they are not there yet: one that failed is brought by the next. A preview brings nothing.
/// </summary>
internal static class PulledSnapshots
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What a host says of a file that its own retention has removed meanwhile.</summary>
    private const string Gone = "is not there any more";

    /// <summary>For a piece of the file, on a slow line too.</summary>
    private static readonly TimeSpan PieceLimit = TimeSpan.FromSeconds(180);

    /// <summary>Reads a piece; tests put a stand-in here.</summary>
    public static Func<SshSpec, RemoteScript, Task<string>> Read { get; set; } =
        (ssh, script) => HostReader.ReadAsync(ssh, script, PieceLimit);

    /// <param name="name">The component's name, for messages.</param>
    /// <param name="pull">What is asked.</param>
    /// <param name="printed">What the command that takes snapshots printed.</param>
    /// <returns>The same, when the file is there.</returns>
    public static Output<string> After(string name, Output<Pull> pull, Output<string> printed) =>
        Output.Tuple(pull, printed).Apply(async both =>
        {
            // a command that waits has printed nothing
            var (asked, text) = (both.Item1, both.Item2 ?? "");
            if (Deployment.Instance.IsDryRun || asked.Place.Length == 0)
                return text;
            foreach (var taken in TakenSnapshot.All(text))
                await PullAsync(name, Path.GetFullPath(asked.Place), asked, taken).ConfigureAwait(false);
            return text;
        });

    /// <summary>Where they are on the deploying machine; empty: nothing is pulled.</summary>
    /// <param name="pullTo">The user's directory.</param>
    /// <param name="owner">Name of the cluster or datastore: several may use one folder.</param>
    public static string Place(Value<string> pullTo, string owner) => pullTo is { IsKnown: true, Content: { } folder }
        ? Path.Combine(folder, Deployment.Instance.StackName, owner) : "";

    private static async Task PullAsync(string name, string folder, Pull asked, TakenSnapshot taken)
    {
        var (path, part) = (Path.Combine(folder, taken.Name), Path.Combine(folder, $".{taken.Name}.part"));
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length != taken.Size)
            {
                MakeFolder(folder);
                Log.Info($"{name}: pulling {taken.Name} ({taken.Size} bytes) to {folder}");
                await FetchAsync(part, asked, taken).ConfigureAwait(false);
                File.Move(part, path, overwrite: true);
            }

            foreach (var old in taken.Surplus(Directory.GetFiles(folder).Select(file => Path.GetFileName(file)), asked.Keep))
                File.Delete(Path.Combine(folder, old));
        }
        catch (HostReadException failure) when (taken.IsScheduled && failure.Message.EndsWith(Gone, StringComparison.Ordinal))
        {
            File.Delete(part);
        }
        catch (Exception failure) when (failure is HostReadException or IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw new ResourceException(
                $"{name}: {taken.Name} could not be pulled to {folder}: {failure.Message.TrimEnd('.')}. The host still has "
                    + "it; run pulumi up again.", resource: null, hideStack: true);
        }
    }

    private static async Task FetchAsync(string part, Pull asked, TakenSnapshot taken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Private;
        File.Delete(part);
        using var transfer = new SnapshotTransfer(asked.Elevation, taken);
        var file = new FileStream(part, options);
        await using (file.ConfigureAwait(false))
        {
            while (!transfer.IsWhole)
            {
                var printed = await Read(asked.Ssh!, transfer.Next()).ConfigureAwait(false);
                var piece = transfer.Received(printed) ?? throw new HostReadException("what arrived is not complete");
                await file.WriteAsync(piece).ConfigureAwait(false);
            }
        }

        if (!transfer.IsRight())
            throw new HostReadException("what arrived is not what the host has (SHA-256)");
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
    }
}
