using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>Networks and volumes of a Docker engine.</summary>
internal static class DockerObjects
{
    private static readonly string[] NetworkInputs =
        ["name", "driver", "internal", "attachable", "ingress", "ipv6", "ipamConfigs", "ipamDriver", "ipamOptions", "labels",
            "options"];

    private static readonly string[] VolumeInputs = ["name", "driver", "driverOpts", "labels"];

    public static async Task<Made> CreateNetworkAsync(OperationContext context, CancellationToken cancellation)
    {
        using var docker = new DockerCli(context.Provider, cancellation);
        var inputs = Understood(context.Resource.Inputs, NetworkInputs);
        var name = NameOf(context.Resource);
        var id = await docker.RunAsync(["network", "create", .. NetworkOptions(inputs), name]);
        var seen = (await docker.InspectAsync("network", id))!;
        return new(id, inputs
            .With("name", new StringValue(name))
            .With("driver", new StringValue(Text(seen, "Driver")))
            .With("internal", new BoolValue(seen["Internal"]?.GetValue<bool>() == true))
            .With("scope", new StringValue(Text(seen, "Scope")))
            .WithDefault("options", new ObjectValue(PropertyMap.Empty))
            .WithDefault("ipamConfigs", PropertyValue.Of((seen["IPAM"]?["Config"] as JsonArray ?? []).Select(config =>
                new Dictionary<string, object?>
                {
                    ["subnet"] = Text(config!, "Subnet"),
                    ["gateway"] = Text(config!, "Gateway")
                }))));
    }

    public static async Task DeleteNetworkAsync(OperationContext context, CancellationToken cancellation)
    {
        using var docker = new DockerCli(context.Provider, cancellation);
        await RetryAsync(() => docker.TryAsync("network", "rm", context.Old!.Id), "active endpoints", cancellation);
    }

    public static async Task<Made> CreateVolumeAsync(OperationContext context, CancellationToken cancellation)
    {
        using var docker = new DockerCli(context.Provider, cancellation);
        var inputs = Understood(context.Resource.Inputs, VolumeInputs);
        var name = NameOf(context.Resource);
        await docker.RunAsync(
        [
            "volume", "create", .. Option("--driver", inputs.Text("driver")), .. Pairs("--opt", inputs.Map("driverOpts")),
            .. Labels(inputs), name,
        ]);
        var seen = (await docker.InspectAsync("volume", name))!;
        return new(name, inputs
            .With("name", new StringValue(name))
            .With("driver", new StringValue(Text(seen, "Driver")))
            .With("mountpoint", new StringValue(Text(seen, "Mountpoint"))));
    }

    public static async Task DeleteVolumeAsync(OperationContext context, CancellationToken cancellation)
    {
        using var docker = new DockerCli(context.Provider, cancellation);
        await RetryAsync(() => docker.TryAsync("volume", "rm", context.Old!.Id), "in use", cancellation);
    }

    private static IEnumerable<string> NetworkOptions(PropertyMap inputs)
    {
        foreach (var flag in new[] { "internal", "attachable", "ingress", "ipv6" })
            if (inputs.Flag(flag) == true)
                yield return $"--{flag}";
        string[] options =
        [
            .. Option("--driver", inputs.Text("driver")), .. Option("--ipam-driver", inputs.Text("ipamDriver")),
            .. Pairs("--ipam-opt", inputs.Map("ipamOptions")), .. Pairs("--opt", inputs.Map("options")), .. Labels(inputs),
            .. inputs.Maps("ipamConfigs").SelectMany(config => (IEnumerable<string>)
            [
                .. Option("--subnet", config.Text("subnet")), .. Option("--gateway", config.Text("gateway")),
                .. Option("--ip-range", config.Text("ipRange")), .. Pairs("--aux-address", config.Map("auxAddress")),
            ]),
        ];
        foreach (var option in options)
            yield return option;
    }

    /// <summary>An object that is still in use may be free a moment later.</summary>
    private static async Task RetryAsync(Func<Task<string?>> delete, string busy, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                await delete();
                return;
            }
            catch (OperationFailedException error) when (attempt < 15 && error.Message.Contains(busy, StringComparison.Ordinal))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            }
    }

    private static PropertyMap Understood(PropertyMap inputs, string[] known) =>
        inputs.Keys.Except(known).ToList() is { Count: > 0 } others
        ? throw new OperationFailedException($"{string.Join(", ", others)}: not carried out by this engine.")
        : inputs;

    private static string NameOf(Resource resource) => resource.Inputs.Text("name")
        ?? $"{resource.Name}-{Chance.Real().Hex(4)[..7]}";

    private static string[] Option(string option, string? value) => string.IsNullOrEmpty(value) ? [] : [option, value];

    private static IEnumerable<string> Pairs(string option, PropertyMap? map) => (map ?? PropertyMap.Empty)
        .SelectMany(pair => new[] { option, $"{pair.Key}={(pair.Value.Reveal() as StringValue)?.Value}" });

    private static IEnumerable<string> Labels(PropertyMap inputs) => inputs.Maps("labels")
        .SelectMany(label => new[] { "--label", $"{label.Text("label")}={label.Text("value")}" });

    private static string Text(JsonNode node, string key) => node[key]?.GetValue<string>() ?? "";
}
