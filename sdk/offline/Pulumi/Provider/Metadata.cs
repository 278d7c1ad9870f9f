namespace Pulumi.Experimental.Provider;

/// <summary>The name and version of a component package.</summary>
public record Metadata(string Name, string? Namespace = null, string? Version = null, string? DisplayName = null);
