using System.Collections.Immutable;

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

public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override IEnumerable<KeyValuePair<string, object?>> Members() => dictionary;
}
