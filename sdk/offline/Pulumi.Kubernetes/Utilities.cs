namespace Pulumi.Kubernetes;

/// <summary>What every resource of this package adds by itself.</summary>
internal static class Utilities
{
    public const string Version = "4.32.0";

    /// <summary>The defaults of the resource's type, under what its author says.</summary>
    public static CustomResourceOptions Options(CustomResourceOptions defaults, CustomResourceOptions? options, Input<string>? id = null)
    {
        defaults.Version = Version;
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }

    /// <summary>As in the official packages, null becomes a secret too, and is sent.</summary>
    public static Input<T> Secret<T>(Input<T>? value) => Output.CreateSecret(value.ToOutput());

    public static Input<string>? GetEnv(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? (Input<string>)value : null;

    public static Input<bool>? GetEnvBoolean(string name) => Environment.GetEnvironmentVariable(name)?.ToUpperInvariant() switch
    {
        "1" or "T" or "TRUE" => true,
        "0" or "F" or "FALSE" => false,
        _ => null,
    };
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class KubernetesResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
