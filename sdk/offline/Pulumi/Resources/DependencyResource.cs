namespace Pulumi;

/// <summary>A resource of which only the URN is known, because it was registered elsewhere.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn, string? id = null) : base("", "", dependency: true)
    {
        Urn = Output.Create(urn);
        Id = new Output<string>(OutputData<string>.Of(id ?? "") with { IsKnown = !string.IsNullOrEmpty(id) });
    }
}
