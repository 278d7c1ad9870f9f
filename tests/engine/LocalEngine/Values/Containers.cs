using System.Collections.Immutable;

namespace K3sPulumi.LocalEngine.Values;

public sealed record ListValue(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    public override bool HasUnknown => Items.Any(item => item.HasUnknown);

    public override bool HasSecret => Items.Any(item => item.HasSecret);

    public override PropertyValue RevealAll() => HasSecret ? new ListValue([.. Items.Select(item => item.RevealAll())]) : this;

    public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Length;
}

public sealed record ObjectValue(PropertyMap Properties) : PropertyValue
{
    public override bool HasUnknown => Properties.HasUnknown;

    public override bool HasSecret => Properties.HasSecret;

    public override PropertyValue RevealAll() => HasSecret
        ? new ObjectValue(PropertyMap.From(Properties.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.RevealAll()))))
        : this;
}

public enum AssetSource
{
    Text,
    Path,
    Uri,
    Assets,
}

/// <summary>A file or archive: text, a path, an address, or named parts. The hash shows whether its content changed.</summary>
public sealed record AssetValue(bool IsArchive, AssetSource Source, string Location, PropertyMap Parts, string Hash)
    : PropertyValue
{
    public override bool HasUnknown => Parts.HasUnknown;

    public override bool HasSecret => Parts.HasSecret;
}
