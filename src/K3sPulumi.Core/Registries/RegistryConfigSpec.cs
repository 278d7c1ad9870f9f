using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Registries;

/// <summary>How to speak to one registry, as far as it is known now.</summary>
internal sealed record RegistryConfigSpec
{
    public Value<string> Registry { get; init; }

    public Value<string> Username { get; init; }

    public Value<Secret> Password { get; init; }

    public Value<Secret> Auth { get; init; }

    public Value<Secret> Token { get; init; }

    public Value<string> Ca { get; init; }

    public Value<string> Certificate { get; init; }

    public Value<Secret> Key { get; init; }

    public Value<bool> InsecureSkipVerify { get; init; }

    /// <summary>What must never be shown.</summary>
    public IEnumerable<Secret> Secrets => new[] { Password, Auth, Token, Key }.Where(secret => secret.IsKnown).Select(secret => secret.Content);

    /// <param name="index">Keeps two that are not known yet apart.</param>
    internal RegistryConfig ToConfig(int index) => new(Registry.IsUnknown ? $"{Placeholders.Text}-{index}" : Registry.Or(""))
    {
        Username = Username.OrPlaceholder(null),
        Password = Hidden(Password),
        Auth = Hidden(Auth),
        Token = Hidden(Token),
        Ca = Ca.OrPlaceholder(null),
        Certificate = Certificate.OrPlaceholder(null),
        Key = Hidden(Key),
        InsecureSkipVerify = InsecureSkipVerify.Or(false),
    };

    internal IEnumerable<string> Unknown(string path)
    {
        foreach (var (name, isUnknown) in new[]
        {
            ("registry", Registry.IsUnknown), ("ca", Ca.IsUnknown), ("certificate", Certificate.IsUnknown), ("key", Key.IsUnknown),
        })
        {
            if (isUnknown)
                yield return $"{path}.{name}";
        }
    }

    private static Secret? Hidden(Value<Secret> secret) =>
        secret.IsKnown ? secret.Content : secret.IsGiven ? new Secret(Placeholders.Text) : null;
}
