using System.Security.Cryptography;
using System.Text;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Running;

/// <summary>Gives assets the hash of their content, so that a changed file is a change.</summary>
/// <param name="directory">the base of relative paths: the program's directory</param>
internal sealed class AssetHashes(string directory)
{
    public Resource Apply(Resource resource) => resource.Inputs.Values.Any(HasAsset)
        ? resource with { Inputs = Hashed(resource.Inputs) }
        : resource;

    private static bool HasAsset(PropertyValue value) => value.Reveal() switch
    {
        AssetValue => true,
        ListValue list => list.Items.Any(HasAsset),
        ObjectValue map => map.Properties.Values.Any(HasAsset),
        _ => false,
    };

    private PropertyMap Hashed(PropertyMap map) =>
        PropertyMap.From(map.Select(pair => KeyValuePair.Create(pair.Key, Hashed(pair.Value))));

    private PropertyValue Hashed(PropertyValue value) => value switch
    {
        SecretValue secret => new SecretValue(Hashed(secret.Inner)),
        ListValue list => new ListValue([.. list.Items.Select(Hashed)]),
        ObjectValue map => new ObjectValue(Hashed(map.Properties)),
        AssetValue { Source: AssetSource.Assets } asset => asset with { Parts = Hashed(asset.Parts) },
        AssetValue { Source: AssetSource.Path } asset => OfPath(asset),
        AssetValue { Source: AssetSource.Text } asset => asset with { Hash = Hex(Encoding.UTF8.GetBytes(asset.Location)) },
        _ => value,
    };

    private AssetValue OfPath(AssetValue asset)
    {
        var path = Path.GetFullPath(asset.Location, directory);
        if (Directory.Exists(path))
            return asset with { Hash = OfDirectory(path) };
        if (!File.Exists(path))
            return asset;
        using var file = File.OpenRead(path);
        return asset with { Hash = Convert.ToHexStringLower(SHA256.HashData(file)) };
    }

    private static string OfDirectory(string path)
    {
        var listing = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var content = File.OpenRead(file);
            listing.Append(Path.GetRelativePath(path, file)).Append(' ')
                .AppendLine(Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        return Hex(Encoding.UTF8.GetBytes(listing.ToString()));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
