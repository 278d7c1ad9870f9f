using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>
/// The output of a datastore's host, between progress lines: certificates as PEM. The keys are secret.
/// </summary>
internal sealed record DatastoreOutput(string Ca)
{
    public Secret? CaKey { get; init; }

    public string? Certificate { get; init; }

    public Secret? Key { get; init; }

    /// <summary>The last complete output in the text; null if there is none, as after an interrupted run.</summary>
    public static DatastoreOutput? TryParse(string stdout) =>
        MarkedOutput.Parts(stdout) is { } parts && parts.TryGetValue("ca", out var ca)
            ? new(ca)
            {
                CaKey = Of(parts, "ca-key"),
                Certificate = parts.GetValueOrDefault("certificate"),
                Key = Of(parts, "key")
            }
            : null;

    private static Secret? Of(IReadOnlyDictionary<string, string> parts, string name) => parts.TryGetValue(name, out var value)
        ? new(value) : null;
}
