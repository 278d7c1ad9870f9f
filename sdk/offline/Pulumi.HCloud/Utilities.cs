namespace Pulumi.HCloud;

/// <summary>What every resource of this package adds by itself.</summary>
internal static class Utilities
{
    public const string Version = "1.39.1";

    /// <summary>The defaults of the resource's type, under what its author says.</summary>
    public static CustomResourceOptions Options(CustomResourceOptions? options)
    {
        var merged = CustomResourceOptions.Merge(new() { Version = Version }, options);
        merged.Id = "";
        return merged;
    }
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class HCloudResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
