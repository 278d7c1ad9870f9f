namespace Pulumi.Testing;

/// <summary>What a tested program is told about its deployment.</summary>
public class TestOptions
{
    public string? ProjectName { get; set; }

    public string? RootDirectory { get; set; }

    public string? StackName { get; set; }

    public bool? IsPreview { get; set; }

    public string? OrganizationName { get; set; }
}
