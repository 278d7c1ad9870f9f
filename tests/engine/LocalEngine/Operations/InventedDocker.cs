using System.Globalization;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Operations;

/// <summary>Invented answers of a Docker engine.</summary>
internal static class InventedDocker
{
    public static Made Make(Resource resource, Chance chance)
    {
        var id = chance.Hex(32);
        var name = new StringValue(resource.Inputs.Text("name") ?? $"{resource.Name}-{chance.Hex(4)[..7]}");
        var outputs = resource.Inputs.With("name", name);
        return resource.Type switch
        {
            "docker:index/container:Container" => new(id, Container(outputs, id, chance)),
            "docker:index/network:Network" => new(id, outputs
                .WithDefault("driver", new StringValue("bridge"))
                .WithDefault("internal", new BoolValue(false))
                .WithDefault("options", new ObjectValue(PropertyMap.Empty))
                .WithDefault("scope", new StringValue("local"))),
            "docker:index/volume:Volume" => new(name.Value, outputs
                .WithDefault("driver", new StringValue("local"))
                .WithDefault("mountpoint", new StringValue($"/var/lib/docker/volumes/{name.Value}/_data"))),
            "docker:index/remoteImage:RemoteImage" => new($"sha256:{id}{name.Value}", outputs
                .With("imageId", new StringValue($"sha256:{id}"))
                .With("repoDigest", new StringValue($"{name.Value}@sha256:{id}"))),
            _ => new(id, outputs),
        };
    }

    private static PropertyMap Container(PropertyMap outputs, string id, Chance chance) => outputs
        .WithDefault("hostname", new StringValue(id[..12]))
        .WithDefault("bridge", new StringValue(""))
        .WithDefault("exitCode", new NumberValue(0))
        .With("networkDatas", new ListValue([.. outputs.Maps("networksAdvanced").Select(network => Network(network, chance))]));

    private static ObjectValue Network(PropertyMap network, Chance chance) => new(PropertyMap.Of(new Dictionary<string, object?>
    {
        ["networkName"] = network.Text("name") ?? "",
        ["ipAddress"] = network.Text("ipv4Address") ?? string.Create(
            CultureInfo.InvariantCulture, $"172.{18 + chance.Below(10)}.0.{2 + chance.Below(250)}"),
        ["ipPrefixLength"] = 16,
        ["gateway"] = "172.18.0.1",
        ["macAddress"] = "02:42:ac:12:00:02",
        ["globalIpv6Address"] = "",
        ["globalIpv6PrefixLength"] = 0,
        ["ipv6Gateway"] = "",
    }));
}
