using K3sPulumi.Wire;

namespace Pulumi;

/// <summary>Content that travels as such: text, a file, an address, or several of them.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string signature, string kind, object value) => (Signature, Kind, Value) = (signature, kind, value);

    internal string Signature { get; }

    internal string Kind { get; }

    internal object Value { get; }
}

public abstract class Asset : AssetOrArchive
{
    private protected Asset(string kind, object value) : base(SpecialValue.Asset, kind, value)
    {
    }
}

public sealed class FileAsset(string path) : Asset("path", path);

public sealed class StringAsset(string text) : Asset("text", text);

public sealed class RemoteAsset(string uri) : Asset("uri", uri);

public abstract class Archive : AssetOrArchive
{
    private protected Archive(string kind, object value) : base(SpecialValue.Archive, kind, value)
    {
    }
}

public sealed class FileArchive(string path) : Archive("path", path);

public sealed class RemoteArchive(string uri) : Archive("uri", uri);

public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets)
    : Archive("assets", assets.ToDictionary(asset => asset.Key, asset => asset.Value));
