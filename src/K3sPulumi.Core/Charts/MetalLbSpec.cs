using System.Net;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Charts;

/// <summary>MetalLB in place of K3s's ServiceLB, with addresses that it announces in layer 2.</summary>
internal sealed record MetalLbSpec
{
    private const string Namespace = "metallb-system";

    public Value<IReadOnlyList<string>> Addresses { get; init; }

    public PluginSpec Plugin { get; init; } = new();

    public ChartSpec Chart() =>
        Plugin.Chart("metallb", "https://metallb.github.io/metallb", PluginVersions.MetalLb, Namespace, [], isBootstrap: false);

    /// <summary>K3s tries again until the chart has brought the kinds.</summary>
    public HostFile Pools() => ChartFiles.File("metallb-pools",
        Yaml.Render(Object("IPAddressPool", new("addresses", Yaml.List(Addresses.Or([]))))) + "---\n"
        + Yaml.Render(Object("L2Advertisement", new("ipAddressPools", Yaml.List(["default"])))));

    public void Check(ProblemList at)
    {
        at.Require("addresses", Addresses, "is missing; list the networks or ranges from which Services get their addresses.");
        if (Addresses.IsKnown && Addresses.Content!.Count == 0)
            at.Add("addresses", "is empty; list the networks or ranges from which Services get their addresses.");
        at.CheckEach("addresses", Addresses, PoolProblem);
    }

    private static string? PoolProblem(string pool)
    {
        if (pool.Split('-') is [var first, var last])
            return IPAddress.TryParse(first.Trim(), out var low) && IPAddress.TryParse(last.Trim(), out var high)
                && low.AddressFamily == high.AddressFamily && IsOrdered(low, high)
                ? null : $"{Quote.Value(pool)} is not a valid range; use one such as 192.168.1.240-192.168.1.250.";
        return pool.Split('/') is [var address, var length] && IPAddress.TryParse(address, out var network)
            && int.TryParse(length, out var bits) && bits >= 0 && bits <= network.GetAddressBytes().Length * 8
            ? null : $"{Quote.Value(pool)} is not a valid network or range; use one such as 192.168.1.240/28.";
    }

    private static bool IsOrdered(IPAddress low, IPAddress high) =>
        low.GetAddressBytes().AsSpan().SequenceCompareTo(high.GetAddressBytes()) <= 0;

    private static YamlMappingNode Object(string kind, KeyValuePair<string, YamlNode> spec) => Yaml.Map(
    [
        new("apiVersion", Yaml.Text("metallb.io/v1beta1")),
        new("kind", Yaml.Text(kind)),
        new("metadata", Yaml.Map([new("name", Yaml.Text("default")), new("namespace", Yaml.Text(Namespace))])),
        new("spec", Yaml.Map([spec])),
    ]);
}
