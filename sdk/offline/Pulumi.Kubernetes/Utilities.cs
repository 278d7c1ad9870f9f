namespace Pulumi.Kubernetes;

/// <summary>What every resource of this package adds by itself.</summary>
internal static class Utilities
{
    public const string Version = "4.32.0";

    private static readonly string[] True = ["1", "t", "T", "true", "TRUE", "True"];
    private static readonly string[] False = ["0", "f", "F", "false", "FALSE", "False"];

    /// <summary>The defaults of the resource's type, under what its author says.</summary>
    public static CustomResourceOptions Options(CustomResourceOptions defaults, CustomResourceOptions? options)
    {
        defaults.Version = Version;
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = "";
        return merged;
    }

    /// <summary>As in the official package, what is set becomes secret as a whole.</summary>
    public static InputMap<string> Secret(InputMap<string> values) =>
        Output.Tuple(values, (Input<int>)Output.CreateSecret(0)).Apply(both => both.Item1);

    public static Input<string>? GetEnv(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value ? (Input<string>)value : null;

    public static Input<bool>? GetEnvBoolean(string name) => Environment.GetEnvironmentVariable(name) is not { } value ? null
        : True.Contains(value) ? (Input<bool>)true : False.Contains(value) ? (Input<bool>)false : null;
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class KubernetesResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
