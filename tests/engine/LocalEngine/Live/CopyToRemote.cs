using System.Formats.Tar;
using System.Text;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>command:remote:CopyToRemote: copies again only if content or path changed; it is never deleted.</summary>
internal sealed class CopyToRemote(string directory)
{
    public async Task<Made> CreateAsync(OperationContext context, CancellationToken cancellation)
    {
        await CopyAsync(context, cancellation);
        return new(CommandOutput.NewId(context), context.Resource.Inputs);
    }

    public async Task<Made> UpdateAsync(OperationContext context, CancellationToken cancellation)
    {
        var (old, next) = (context.Old!.Inputs, context.Resource.Inputs);
        if (Source(old).Hash != Source(next).Hash || old.Text("remotePath") != next.Text("remotePath"))
            await CopyAsync(context, cancellation);
        return new(context.Old.Id, next);
    }

    private async Task CopyAsync(OperationContext context, CancellationToken cancellation)
    {
        var inputs = context.Resource.Inputs;
        var source = Source(inputs);
        var path = inputs.Text("remotePath") ?? "";
        var target = SshTarget.Of(inputs.Map("connection") ?? PropertyMap.Empty);
        var local = Path.GetFullPath(source.Location, directory);
        var (command, feed) = source.Source switch
        {
            AssetSource.Text => (ToFile(path, null), Bytes(Encoding.UTF8.GetBytes(source.Location))),
            AssetSource.Path when Directory.Exists(local) => (ToFolder(path, source.Location), Tar(local)),
            AssetSource.Path when File.Exists(local) => (ToFile(path, Path.GetFileName(local)), Content(local)),
            AssetSource.Path => throw new OperationFailedException($"source: there is no {source.Location}."),
            _ => throw new OperationFailedException("source: only text, files and folders can be copied."),
        };
        await SshSession.RunAsync(target, command, to => feed(to, cancellation), context, cancellation);
        context.Record.BytesSent += File.Exists(local) ? new FileInfo(local).Length : 0;
    }

    private static AssetValue Source(PropertyMap inputs) => inputs["source"]?.Reveal() as AssetValue
        ?? throw new OperationFailedException("source: an asset or archive is needed.");

    /// <summary>A file copied to a directory is put into it; a text has no name and is not.</summary>
    private static string ToFile(string path, string? name)
    {
        var inFolder = name is null ? "echo \"$p is a directory\" >&2; exit 1" : $"p=$p/{Quote(name)}";
        return $"p={Quote(path)}; mkdir -p \"$(dirname \"$p\")\" && if [ -d \"$p\" ]; then {inFolder}; fi && cat > \"$p\"";
    }

    /// <summary>A name that ends with a slash means the directory's content.</summary>
    private static string ToFolder(string path, string location)
    {
        var to = location.EndsWith('/') ? path : $"{path.TrimEnd('/')}/{Path.GetFileName(location)}";
        return $"p={Quote(to)}; mkdir -p \"$p\" && tar -xf - -C \"$p\"";
    }

    private static Func<Stream, CancellationToken, Task> Bytes(byte[] bytes) =>
        (to, cancellation) => to.WriteAsync(bytes, cancellation).AsTask();

    private static Func<Stream, CancellationToken, Task> Content(string path) => async (to, cancellation) =>
    {
        await using var file = File.OpenRead(path);
        await file.CopyToAsync(to, cancellation);
    };

    private static Func<Stream, CancellationToken, Task> Tar(string folder) => (to, cancellation) =>
        TarFile.CreateFromDirectoryAsync(folder, to, includeBaseDirectory: false, cancellation);

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
