using System.Globalization;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Operations;

/// <summary>Invented machines: each has an address, which nobody knows before.</summary>
internal static class InventedCloud
{
    public static Made Make(Resource resource, Chance chance)
    {
        var id = (1_000_000 + chance.Below(8_000_000)).ToString(CultureInfo.InvariantCulture);
        var outputs = resource.Inputs.WithDefault("name", new StringValue($"{resource.Name}-{chance.Hex(4)[..7]}"));
        return new(id, resource.Type == "hcloud:index/server:Server" ? Server(outputs, chance) : outputs);
    }

    private static PropertyMap Server(PropertyMap outputs, Chance chance) => outputs
        .With("ipv4Address", new StringValue(string.Create(CultureInfo.InvariantCulture,
            $"198.{18 + chance.Below(2)}.{chance.Below(256)}.{1 + chance.Below(254)}")))
        .With("ipv6Address", new StringValue($"2001:db8:{chance.Hex(2)}::1"))
        .With("status", new StringValue("running"))
        .WithDefault("location", new StringValue("fsn1"));
}
