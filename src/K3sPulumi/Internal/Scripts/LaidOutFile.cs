using System.Text;
using Pulumi;

namespace K3sPulumi.Internal.Scripts;

/// <summary>
/// Scripts as files of the deploying machine, outside of the project's folder: the state contains none of them.
/// </summary>
internal static class LaidOutFile
{
    /// <summary>Programs that run at the same time write the same content, each to its own temporary file first.</summary>
    public static string Write(string path, string text)
    {
        try
        {
            return Place(path, text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ResourceException(
                $"{path} cannot be written ({failure.Message.TrimEnd('.')}); set the environment variable HOME to "
                + "a directory of the current user that can be written.", resource: null, hideStack: true);
        }
    }

    private static string Place(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var content = Encoding.UTF8.GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            return path;
        var part = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(part, content);
        File.Move(part, path, overwrite: true);
        return path;
    }
}
