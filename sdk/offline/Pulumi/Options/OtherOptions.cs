namespace Pulumi;

public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }
}

public class InvokeOptions
{
    public Resource? Parent { get; set; }

    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}

public class InvokeOutputOptions : InvokeOptions
{
    public InputList<Resource> DependsOn { get => field ??= []; set; }
}

public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }
}
