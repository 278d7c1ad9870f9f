namespace Pulumi;

/// <summary>The inputs of a resource.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new NoResourceArgs();

    protected ResourceArgs()
    {
    }

    private sealed class NoResourceArgs : ResourceArgs;
}
