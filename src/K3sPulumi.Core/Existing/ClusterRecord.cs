using System.Globalization;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>
/// What is remembered of a cluster from one update to the next: all of it is written and read here. Null: not known, or not
/// remembered yet.
/// </summary>
internal sealed record ClusterRecord
{
    private const string TokenKey = "token";

    public string? Version { get; init; }

    public Datastore? Datastore { get; init; }

    /// <summary>Networks, domain and encryption by K3s key; unknown ones are missing.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The generation of each server, by key.</summary>
    public IReadOnlyDictionary<string, int> Generations { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Whether the token is the user's, not a generated one.</summary>
    public bool? TokenIsGiven { get; init; }

    /// <summary>Distinguishes tokens without containing them; as secret as they are.</summary>
    public string? TokenFingerprint { get; init; }

    /// <summary>
    /// Whether the user marked a normally visible value as secret; messages then never repeat a remembered value.
    /// </summary>
    public bool IsHidden { get; init; }

    /// <summary>As text to remember, with the secret part separate.</summary>
    public Dictionary<string, string> ToTexts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Settings)
            texts[$"setting.{key}"] = value;
        foreach (var (key, value) in Generations)
            texts[$"generation.{key}"] = value.ToString(CultureInfo.InvariantCulture);
        foreach (var (key, value) in new[] { ("version", Version), ("datastore", Datastore?.ToText()),
            ("tokenIsGiven", TokenIsGiven?.ToString()), ("hidden", IsHidden ? "True" : null) })
        {
            if (value is not null)
                texts[key] = value;
        }

        return texts;
    }

    /// <summary>Null if nothing has been remembered.</summary>
    public static ClusterRecord? From(IReadOnlyDictionary<string, string> texts) => texts.Count == 0 ? null : new()
    {
        Version = texts.GetValueOrDefault("version"),
        Datastore = texts.TryGetValue("datastore", out var datastore) ? Existing.Datastore.From(datastore) : null,
        Settings = Under(texts, "setting."),
        Generations = Under(texts, "generation.").ToDictionary(
            entry => entry.Key, entry => int.Parse(entry.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal),
        TokenIsGiven = texts.TryGetValue("tokenIsGiven", out var given) ? given == "True" : null,
        TokenFingerprint = texts.GetValueOrDefault(TokenKey),
        IsHidden = texts.ContainsKey("hidden"),
    };

    public static string FingerprintOf(Secret token) => Digest.Of($"token of servers\0{PasswordOf(token.Value)}");

    internal static Dictionary<string, string> Under(IReadOnlyDictionary<string, string> texts, string prefix) =>
        texts.Where(text => text.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(text => text.Key[prefix.Length..], text => text.Value, StringComparer.Ordinal);

    /// <summary>
    /// K3s prints a token with the CA hash and a user name in front of it; the rest is the cluster's secret.
    /// </summary>
    private static string PasswordOf(string token)
    {
        if (!token.StartsWith("K10", StringComparison.Ordinal)
            || token.IndexOf("::", StringComparison.Ordinal) is not (> 0 and var end))
            return token;
        var rest = token[(end + 2)..];
        return rest[(rest.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
