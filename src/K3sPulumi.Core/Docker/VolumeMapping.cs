using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>
/// A mount of a container, as <c>source:/path[:ro]</c>; the source is a directory of the engine's host or the name of a volume.
/// </summary>
internal sealed record VolumeMapping(string Source, string Path, bool IsReadOnly)
{
    public bool IsHostPath => Source.StartsWith('/');

    public static string? Problem(string text)
    {
        if (TryParse(text) is not { } volume)
            return $"{Quote.Value(text)} is not a valid mount; use source:/path or source:/path:ro.";
        return volume.IsHostPath ? null : DockerNames.Problem(volume.Source);
    }

    public static VolumeMapping? TryParse(string text) => text.Split(':') switch
    {
        [var source, var path] when IsMount(source, path) => new VolumeMapping(source, path, IsReadOnly: false),
        [var source, var path, "ro"] when IsMount(source, path) => new VolumeMapping(source, path, IsReadOnly: true),
        [var source, var path, "rw"] when IsMount(source, path) => new VolumeMapping(source, path, IsReadOnly: false),
        _ => null,
    };

    private static bool IsMount(string source, string path) => source.Length > 0 && path.Length > 1 && path.StartsWith('/');
}
