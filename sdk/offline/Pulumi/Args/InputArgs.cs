using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A set of named inputs.</summary>
public abstract class InputArgs
{
    protected InputArgs()
    {
    }

    /// <summary>Every input by its wire name; nulls included.</summary>
    internal virtual IEnumerable<KeyValuePair<string, object?>> Members()
    {
        foreach (var member in InputMember.Of(GetType()))
            yield return new(member.Name, member.ValueIn(this));
    }
}
