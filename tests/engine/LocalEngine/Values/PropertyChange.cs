namespace K3sPulumi.LocalEngine.Values;

public enum ChangeKind
{
    Add,
    Update,
    Delete,
}

/// <summary>One changed place of a resource's inputs. Values inside a secret come wrapped as secrets.</summary>
public sealed record PropertyChange(PropertyPath Path, ChangeKind Kind, PropertyValue? Old, PropertyValue? New)
{
    /// <summary>The provider, or an option, replaces the resource because of this change.</summary>
    public bool Replaces { get; init; }

    /// <summary>The provider accepts the change but does nothing.</summary>
    public bool NotApplied { get; init; }

    public override string ToString() => Path.ToString();
}
