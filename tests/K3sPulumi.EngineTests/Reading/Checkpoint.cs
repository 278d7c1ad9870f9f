using System.Text;
using System.Text.Json;

namespace K3sPulumi.EngineTests.Reading;

/// <summary>A state as <c>pulumi stack export</c> prints it, and the same with its secrets in clear text.</summary>
internal sealed class Checkpoint
{
    private static readonly string[] NodeTypes = ["k3s:index:K3sServer", "k3s:index:K3sAgent"];

    /// <summary>Keys whose values must never be in clear text.</summary>
    private static readonly string[] SecretKeys =
        ["privateKey", "privateKeyPassword", "password", "token", "agentToken", "kubeconfig", "result"];

    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretMark = "1b47061264138c4ac30d75fd1eb44270";

    private readonly string _text;

    public Checkpoint(string export, string exportWithSecrets)
    {
        _text = export;
        using var json = JsonDocument.Parse(export);
        Resources = [.. ResourcesOf(json).Select(Resource.Of)];
        using var clear = JsonDocument.Parse(exportWithSecrets);
        Secrets =
        [
            .. ResourcesOf(clear).SelectMany(resource => SecretsIn(resource, underSecretKey: false))
                .Where(secret => secret.Length >= 12).Distinct(),
        ];
    }

    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>Keys, passwords, tokens and kubeconfigs of this state.</summary>
    public IReadOnlyList<string> Secrets { get; }

    /// <summary>Those found in the stored state, in clear text or encoded; shortened for a message.</summary>
    public IReadOnlyList<string> Leaks =>
    [
        .. Secrets.Where(secret => Forms(secret).Any(form => _text.Contains(form, StringComparison.Ordinal)))
            .Select(secret => $"{secret[..4]}…"),
    ];

    /// <summary>Bytes of each node and all that belongs to it, by its name.</summary>
    public IReadOnlyDictionary<string, int> BytesPerNode => Resources.Where(resource => NodeTypes.Contains(resource.Type))
        .ToDictionary(
            node => node.Name,
            node => Resources.Where(resource => BelongsTo(resource, node)).Sum(resource => resource.Bytes));

    private static IEnumerable<string> Forms(string secret) =>
    [
        secret, JsonEncodedText.Encode(secret).ToString(), secret.Replace("\n", "\\n", StringComparison.Ordinal),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
    ];

    private bool BelongsTo(Resource resource, Resource node) => resource.Urn == node.Urn
        || (Resources.FirstOrDefault(other => other.Urn == resource.Parent) is { } parent && BelongsTo(parent, node));

    private static JsonElement.ArrayEnumerator ResourcesOf(JsonDocument json) =>
        json.RootElement.GetProperty("deployment").TryGetProperty("resources", out var resources)
        && resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray()
            : default;

    /// <summary>
    /// Secrets under one of the keys above: other encrypted values, such as an address, may appear in clear text elsewhere.
    /// </summary>
    private static IEnumerable<string> SecretsIn(JsonElement value, bool underSecretKey) => value.ValueKind switch
    {
        JsonValueKind.Object when IsSecret(value) => InClear(value, underSecretKey),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(
            property => SecretsIn(property.Value, SecretKeys.Contains(property.Name))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => SecretsIn(item, underSecretKey)),
        JsonValueKind.String when underSecretKey => [value.GetString()!],
        _ => [],
    };

    private static List<string> InClear(JsonElement secret, bool underSecretKey)
    {
        using var plain = JsonDocument.Parse(secret.GetProperty("plaintext").GetString()!);
        return [.. SecretsIn(plain.RootElement, underSecretKey)];
    }

    private static bool IsSecret(JsonElement value) =>
        value.TryGetProperty(Signature, out var mark) && mark.GetString() == SecretMark;

    /// <summary>A resource of a state.</summary>
    /// <param name="Bytes">of its JSON, without indentation</param>
    internal sealed record Resource(string Urn, string Type, string Parent, int Bytes)
    {
        public string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

        public static Resource Of(JsonElement resource) => new(
            resource.GetProperty("urn").GetString()!, resource.GetProperty("type").GetString()!,
            resource.TryGetProperty("parent", out var parent) ? parent.GetString()! : "",
            JsonSerializer.SerializeToUtf8Bytes(resource).Length);
    }
}
