namespace Pulumi.Command;

/// <summary>What every resource of this package adds by itself.</summary>
internal static class Utilities
{
    public const string Version = "1.2.1";

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

    public static InvokeOptions WithDefaults(InvokeOptions? options) => new()
    {
        Parent = options?.Parent,
        Provider = options?.Provider,
        Version = options?.Version ?? Version,
        PluginDownloadURL = options?.PluginDownloadURL,
    };

    public static InvokeOutputOptions WithDefaults(InvokeOutputOptions options) => new()
    {
        Parent = options.Parent,
        Provider = options.Provider,
        Version = options.Version ?? Version,
        PluginDownloadURL = options.PluginDownloadURL,
        DependsOn = options.DependsOn,
    };
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class CommandResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
