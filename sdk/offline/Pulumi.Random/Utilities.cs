namespace Pulumi.Random;

/// <summary>What every resource of this package adds by itself.</summary>
internal static class Utilities
{
    public const string Version = "4.21.1";

    /// <summary>The defaults of the resource's type, under what its author says.</summary>
    public static CustomResourceOptions Options(CustomResourceOptions defaults, CustomResourceOptions? options, Input<string>? id = null)
    {
        defaults.Version = Version;
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class RandomResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
