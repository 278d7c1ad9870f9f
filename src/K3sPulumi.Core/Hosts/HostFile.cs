using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>A file to be placed on a host, whole and at once, owned by root.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Mode">Octal, such as <c>0600</c>.</param>
/// <param name="Content">The text; treated as secret throughout.</param>
internal sealed record HostFile(string Path, string Mode, Secret Content)
{
    /// <summary>The author's own text, for root alone, with an end to its last line.</summary>
    public static HostFile OfText(string path, string text) =>
        new(path, "0600", new Secret(text.EndsWith('\n') ? text : text + "\n"));
}
