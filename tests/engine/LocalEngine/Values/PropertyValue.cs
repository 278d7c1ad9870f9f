namespace K3sPulumi.LocalEngine.Values;

/// <summary>A value of an input or output, with what the wire marks: secrets, unknowns, references and assets.</summary>
public abstract record PropertyValue
{
    /// <summary>True if this value or anything inside it is not known yet.</summary>
    public virtual bool HasUnknown => false;

    /// <summary>True if this value or anything inside it is secret.</summary>
    public virtual bool HasSecret => false;

    /// <summary>The value without its outermost secret marks.</summary>
    public PropertyValue Reveal() => this is SecretValue secret ? secret.Inner.Reveal() : this;

    /// <summary>The value without any secret mark, as a provider compares it.</summary>
    public virtual PropertyValue RevealAll() => this;

    public PropertyValue AsSecret() => this is SecretValue ? this : new SecretValue(this);

    public static PropertyValue Of(object? value) => value switch
    {
        null => NullValue.Instance,
        PropertyValue property => property,
        string text => new StringValue(text),
        bool flag => new BoolValue(flag),
        int number => new NumberValue(number),
        long number => new NumberValue(number),
        double number => new NumberValue(number),
        IEnumerable<KeyValuePair<string, object?>> map => new ObjectValue(PropertyMap.Of(map)),
        System.Collections.IEnumerable list => new ListValue([.. list.Cast<object?>().Select(Of)]),
        _ => throw new ArgumentException($"{value.GetType().Name} is no property value."),
    };
}

public sealed record NullValue : PropertyValue
{
    public static readonly NullValue Instance = new();
}

public sealed record BoolValue(bool Value) : PropertyValue;

public sealed record NumberValue(double Value) : PropertyValue;

public sealed record StringValue(string Value) : PropertyValue;

/// <summary>A value that only a real run will bring.</summary>
public sealed record UnknownValue : PropertyValue
{
    public static readonly UnknownValue Instance = new();

    public override bool HasUnknown => true;
}

public sealed record SecretValue(PropertyValue Inner) : PropertyValue
{
    public override bool HasUnknown => Inner.HasUnknown;

    public override bool HasSecret => true;

    public override PropertyValue RevealAll() => Inner.RevealAll();

    /// <summary>Never the value: records print their members.</summary>
    public override string ToString() => "[secret]";
}

/// <summary>A resource as a value. A component has no id; an empty id is not known yet.</summary>
public sealed record ReferenceValue(string Urn, string? Id) : PropertyValue
{
    public override bool HasUnknown => Id is "";
}
