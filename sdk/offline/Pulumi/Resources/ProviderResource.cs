using K3sPulumi.Wire;

namespace Pulumi;

/// <summary>The configuration of a provider, as a resource.</summary>
public class ProviderResource : CustomResource
{
    private Task<string>? _reference;

    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, null)
    {
    }

    public ProviderResource(
        string package, string name, ResourceArgs args, CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest) => Package = package;

    private protected ProviderResource(string package, string reference) : base("", "", dependency: true)
    {
        Package = package;
        _reference = Task.FromResult(reference);
    }

    internal string Package { get; }

    /// <summary>
    /// The reference to this provider in other resources: its URN and ID; the ID is unknown in a first preview.
    /// </summary>
    internal Task<string> ReferenceAsync()
    {
        return _reference ??= MakeAsync();

        async Task<string> MakeAsync()
        {
            var urn = await Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
            var id = await Id.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
            return $"{urn}::{(string.IsNullOrEmpty(id) ? SpecialValue.UnknownString : id)}";
        }
    }
}
