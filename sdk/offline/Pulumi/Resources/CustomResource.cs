namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new())
    {
    }

    public CustomResource(
        string type, string name, ResourceArgs? args, CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new()) => _ = registerPackageRequest;

    private protected CustomResource(string type, string name, bool dependency)
        : base(type, name, custom: true, ResourceArgs.Empty, new CustomResourceOptions(), dependency: dependency)
    {
    }

    [Output("id")] public Output<string> Id { get; private protected set; } = null!;
}
