namespace Pulumi.Experimental.Provider;

/// <summary>What a package of components is called.</summary>
public record Metadata(string Name, string? Namespace = null, string? Version = null, string? DisplayName = null);
