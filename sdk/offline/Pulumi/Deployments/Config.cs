using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration under one name, the project's unless another is given.</summary>
public sealed class Config(string? name = null)
{
    private const string LongForm = ":config";

    private readonly string _name = name == null ? Deployment.Current.ProjectName
        : name.EndsWith(LongForm, StringComparison.Ordinal) ? name[..^LongForm.Length] : name;

    public string? Get(string key) => Deployment.Current.GetConfig(FullKey(key));

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var value => throw Bad(key, value, nameof(Boolean)),
    };

    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    public int? GetInt32(string key) => Get(key) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Bad(key, text, nameof(Int32)),
    };

    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    public double? GetDouble(string key) => Get(key) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Bad(key, text, nameof(Double)),
    };

    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, options);

    [return: MaybeNull]
    public T GetObject<T>(string key) => Parse<T>(key, null);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) == null ? null : Output.CreateSecret(Parse<T>(key, options));

    public Output<T>? GetSecretObject<T>(string key) => Get(key) == null ? null : Output.CreateSecret(Parse<T>(key, null));

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public T RequireObject<T>(string key, JsonSerializerOptions options) => Get(key) == null ? throw Missing(key) : Parse<T>(key, options);

    public T RequireObject<T>(string key) => Get(key) == null ? throw Missing(key) : Parse<T>(key, null);

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) => Output.CreateSecret(RequireObject<T>(key, options));

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    private T Parse<T>(string key, JsonSerializerOptions? options)
    {
        var json = Get(key);
        try
        {
            return json == null ? default! : JsonSerializer.Deserialize<T>(json, options)!;
        }
        catch (JsonException)
        {
            // The text of the error would show a secret value.
            throw new RunException($"Configuration '{FullKey(key)}' value is not a valid {typeof(T).Name}");
        }
    }

    private string FullKey(string key) => $"{_name}:{key}";

    private RunException Bad(string key, string value, string type) =>
        new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {type}");

    private RunException Missing(string key) => new(
        $"Missing Required configuration variable '{FullKey(key)}'\n" +
        $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");
}
