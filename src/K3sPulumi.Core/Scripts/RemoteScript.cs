using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Scripts;

/// <summary>
/// What one command resource runs on a host: readable texts without secrets, and the secret standard input
/// (script and data) that they share. Delete runs from the state, possibly years later, with the same input.
/// </summary>
/// <param name="Create">Text for create, and for update unless that has its own; null if neither does anything.</param>
/// <param name="Delete">Text for delete; null if it does nothing.</param>
/// <param name="Stdin">Script and data.</param>
internal sealed record RemoteScript(string? Create, string? Delete, Secret Stdin)
{
    /// <summary>Text for update if it differs from create; null if both are the same.</summary>
    public string? Update { get; init; }
}
