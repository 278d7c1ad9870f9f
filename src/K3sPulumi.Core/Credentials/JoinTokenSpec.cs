using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Credentials;

/// <summary>A token with which agents join for a while.</summary>
internal sealed record JoinTokenSpec(string Name)
{
    public const string DefaultTtl = "24h";

    public Value<string> Ttl { get; init; }

    public Value<string> Description { get; init; }

    /// <summary>Increased to have another token in its place.</summary>
    public Value<int> Generation { get; init; }
}
