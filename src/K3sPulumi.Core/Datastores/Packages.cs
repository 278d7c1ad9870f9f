using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Datastores;

/// <summary>
/// What a service is called in the package sources of each family of distributions; empty where they do not have it.
/// </summary>
internal sealed record Packages(string Debian, string RedHat, string Suse)
{
    /// <summary>Module streams of Red Hat's family, best first: the first that the host has is enabled.</summary>
    public string Streams { get; init; } = "";

    /// <summary>What Red Hat's family is asked for where it does not have the usual packages.</summary>
    public string RedHatOtherwise { get; init; } = "";

    public void SetOn(ScriptInput data) => data
        .Set("PACKAGES", string.Join('\n', new[] { ("debian", Debian), ("redhat", RedHat), ("suse", Suse) }
            .Where(row => row.Item2.Length > 0).Select(row => $"{row.Item1} {row.Item2}")))
        .SetGiven("STREAMS", Streams)
        .SetGiven("OTHERWISE", RedHatOtherwise);
}
