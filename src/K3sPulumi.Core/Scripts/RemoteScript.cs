using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Scripts;

/// <summary>
/// What one command resource runs on a host: readable texts that hold nothing secret, and the secret standard input
/// (script and data) that all of them share. Delete runs from state, perhaps years later, with the same input.
/// </summary>
/// <param name="Create">Text for create, and for update unless that has its own; null where neither does anything.</param>
/// <param name="Delete">Text for delete; null where it does nothing.</param>
/// <param name="Stdin">Script and data.</param>
internal sealed record RemoteScript(string? Create, string? Delete, Secret Stdin)
{
    /// <summary>Text for update where it differs from that for create; null where both are the same.</summary>
    public string? Update { get; init; }
}
