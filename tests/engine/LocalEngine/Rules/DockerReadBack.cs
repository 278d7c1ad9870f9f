using System.Globalization;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Rules;

/// <summary>
/// The docker provider reads a resource back after creating it, and compares the next request with that. Values that it reads
/// differently are a change in every run.
/// </summary>
internal static class DockerReadBack
{
    public static PropertyMap Of(string type, PropertyMap asked) => type switch
    {
        "docker:index/container:Container" => Container(asked),
        "docker:index/network:Network" => Network(asked),
        _ => asked,
    };

    private static PropertyMap Container(PropertyMap asked)
    {
        var read = asked;
        if (asked.Text("cpus") is { Length: > 0 } cpus && Cpus(cpus) is var known && known != cpus)
            read = read.With("cpus", new StringValue(known));
        // The engine's own default for a container with a limit.
        if (asked.Number("memory") is { } memory and > 0)
            read = read.WithDefault("memorySwap", new NumberValue(2 * memory));
        if (IsEmptyList(asked["entrypoints"]))
            read = read.With("entrypoints", PropertyValue.Of(new[] { "the image's own" }));
        if (IsEmptyList(asked["command"]) && asked.Texts("entrypoints").Count == 0)
            read = read.With("command", PropertyValue.Of(new[] { "the image's own" }));
        if (asked.Maps("hosts").Any(host => host.Text("ip")?.Contains(':', StringComparison.Ordinal) == true))
            read = read.With("hosts", new ListValue([.. asked.Maps("hosts").Select(Host)]));
        return read;
    }

    /// <summary>After a restart, an engine reports the gateway that it has chosen; newer ones report it immediately.</summary>
    private static PropertyMap Network(PropertyMap asked) =>
        asked.Maps("ipamConfigs") is { Count: > 0 } configs && configs.Any(config => !config.ContainsKey("gateway"))
            ? asked.With("ipamConfigs", new ListValue(
                [.. configs.Select(config =>
                    new ObjectValue(config.WithDefault("gateway", new StringValue("the engine's choice"))))]))
            : asked;

    /// <summary>Nine digits without trailing zeros; with nine zeros it is rounded to one digit.</summary>
    private static string Cpus(string asked)
    {
        if (!decimal.TryParse(asked, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cpus) || cpus == 0)
            return asked;
        var text = cpus.ToString("F9", CultureInfo.InvariantCulture);
        return text.Count(digit => digit == '0') == 9
            ? Math.Round(cpus, 1, MidpointRounding.AwayFromZero).ToString("F1", CultureInfo.InvariantCulture)
            : text.TrimEnd('0');
    }

    /// <summary>Read up to the second colon of "name:address".</summary>
    private static ObjectValue Host(PropertyMap host) =>
        new(host.With("ip", new StringValue(host.Text("ip")?.Split(':')[0] ?? "")));

    private static bool IsEmptyList(PropertyValue? value) => value?.Reveal() is ListValue { Items.Length: 0 };
}
