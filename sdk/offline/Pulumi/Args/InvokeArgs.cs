using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The arguments of a provider function.</summary>
public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new NoInvokeArgs();

    protected InvokeArgs()
    {
    }

    private sealed class NoInvokeArgs : InvokeArgs;
}

public sealed class DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) : InvokeArgs
{
    internal override IEnumerable<KeyValuePair<string, object?>> Members() => dictionary;
}
