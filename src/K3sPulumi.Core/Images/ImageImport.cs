using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Images;

/// <summary>Images that a node in Docker gets from the engine or from archives, without a registry.</summary>
/// <param name="Container">The node's container.</param>
/// <param name="Sources">Names of images, or paths of archives (which begin with "/" or ".").</param>
internal sealed record ImageImport(string Container, IReadOnlyList<string> Sources)
{
    /// <summary>The constant script; it contains no secret.</summary>
    public static string Stdin { get; } = ScriptSets.Text("docker-images");

    /// <param name="identities">
    /// Digests of images or archives by source, so that a changed one is imported again; unknown ones are omitted.
    /// </param>
    public string Create(IReadOnlyDictionary<string, string> identities) =>
        string.Concat(Sources.Select(source =>
            $"# {OneLine(source)}{(identities.TryGetValue(source, out var identity) ? $" {OneLine(identity)}" : "")}\n"))
        + $"sh -s -- {string.Join(' ', Sources.Prepend(Container).Select(Shell.Quote))}";

    public static string? SourceProblem(string source) => source switch
    {
        "" => "must not be empty; use an image name or the path of an archive.",
        _ when IsArchive(source) => source.Any(char.IsControl)
            ? $"{Quote.Value(source)} contains control characters; rename the archive." : null,
        _ when source.StartsWith('~') =>
            $"{Quote.Value(source)} starts with \"~\", which only a shell expands; use the full path.",
        _ => ImageNames.Problem(source),
    };

    public static bool IsArchive(string source) => source.StartsWith('/') || source.StartsWith("./", StringComparison.Ordinal)
        || source.StartsWith("../", StringComparison.Ordinal);

    private static string OneLine(string text) => string.Concat(text.Where(character => !char.IsControl(character)));
}
