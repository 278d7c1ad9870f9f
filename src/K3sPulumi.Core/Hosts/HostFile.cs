using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>A file that is written to a host atomically, owned by root.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Mode">Octal, such as <c>0600</c>.</param>
/// <param name="Content">The text; treated as secret throughout.</param>
internal sealed record HostFile(string Path, string Mode, Secret Content)
{
    /// <summary>Text of the user, readable only by root, with a final line break.</summary>
    public static HostFile OfText(string path, string text) =>
        new(path, "0600", new Secret(text.EndsWith('\n') ? text : text + "\n"));
}
