using System.Formats.Tar;
using System.Text;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>Files that are copied into a container before it starts: owned by root, with mode 0644 by default.</summary>
internal static class ContainerUploads
{
    public static async Task CopyAsync(DockerCli docker, string container, PropertyMap inputs, string directory)
    {
        var uploads = inputs.Maps("uploads");
        if (uploads.Count == 0)
            return;
        await docker.RunAsync(["cp", "-", $"{container}:/"], async to =>
        {
            await using var archive = new TarWriter(to, TarEntryFormat.Pax, leaveOpen: true);
            foreach (var upload in uploads)
                await archive.WriteEntryAsync(Entry(upload, directory));
        }, null);
    }

    private static PaxTarEntry Entry(PropertyMap upload, string directory)
    {
        var file = upload.Text("file") ?? throw new OperationFailedException("uploads: file is missing.");
        return new(TarEntryType.RegularFile, file.TrimStart('/'))
        {
            Mode = (UnixFileMode)Mode(upload),
            Uid = 0,
            Gid = 0,
            ModificationTime = DateTimeOffset.UtcNow,
            DataStream = new MemoryStream(Content(upload, directory)),
        };
    }

    private static int Mode(PropertyMap upload) => upload.Text("permissions") is { Length: > 0 } octal
        ? Convert.ToInt32(octal, 8)
        : upload.Flag("executable") == true ? 0b111_100_100 : 0b110_100_100;

    private static byte[] Content(PropertyMap upload, string directory)
    {
        // As in the provider, null means no content.
        if (upload.Text("content") is { Length: > 0 } text)
            return Encoding.UTF8.GetBytes(text);
        if (upload.Text("contentBase64") is { Length: > 0 } base64)
            return Convert.FromBase64String(base64);
        return upload.Text("source") is { Length: > 0 } source
            ? File.ReadAllBytes(Path.GetFullPath(source, directory))
            : throw new OperationFailedException("uploads: one of content, contentBase64 and source is needed.");
    }
}
