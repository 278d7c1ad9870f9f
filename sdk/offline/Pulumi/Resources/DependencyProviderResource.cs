namespace Pulumi;

/// <summary>A provider of which only the reference is known, because it was registered elsewhere.</summary>
internal sealed class DependencyProviderResource : ProviderResource
{
    public DependencyProviderResource(string reference) : base(PackageOf(reference), reference)
    {
        var end = reference.LastIndexOf("::", StringComparison.Ordinal);
        Urn = Output.Create(reference[..end]);
        Id = Output.Create(reference[(end + 2)..]);
    }

    private static string PackageOf(string reference)
    {
        var type = reference.Split("::")[2];
        return type[(type.LastIndexOf("pulumi:providers:", StringComparison.Ordinal) + "pulumi:providers:".Length)..];
    }
}
