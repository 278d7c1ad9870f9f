using System.Globalization;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.RestoreSamples;

/// <summary>Restores that were cut on the server that has the snapshot.</summary>
internal static class CutRestores
{
    public const string Begun = "root/var/lib/k3spulumi/restore-begun";

    public static readonly HostNode Only = First with { Peers = [] };

    /// <summary>A restore of that number was cut while the data from before was in this folder.</summary>
    public static void Begin(StandInHost host, string folder)
    {
        host.Put($"{Db}/{folder}/k3spulumi-before", "1-5-5\n");
        host.Put(Begun, "1\n1-5-5\n");
    }

    public static int Steps(HostNode node, string? shell = null, Func<HostNode, string, StandInHost>? living = null)
    {
        using var whole = (living ?? Living)(node, shell!);
        whole.Remove("steps");
        whole.Create(NodeScript.For(node)).Succeeded();
        return int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);
    }

    public static StandInHost Cut(HostNode node, int at, string? shell = null,
        Func<HostNode, string, StandInHost>? living = null)
    {
        var host = (living ?? Living)(node, shell!);
        host.Put("steps", "0\n");
        host.Put("cut", $"{at}\n");
        host.Create(NodeScript.For(node)).Failed();
        host.Remove("cut");
        return host;
    }
}
