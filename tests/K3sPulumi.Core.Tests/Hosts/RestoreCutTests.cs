using System.Globalization;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.RestoreSamples;

/// <summary>A restore that is cut anywhere, and snapshots of another token.</summary>
public sealed class RestoreCutTests
{
    [Theory]
    [Trait("Shell", "any")]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void CutAnywhereTheNextRunEndsWell(string shell)
    {
        foreach (var node in new[] { First, Other })
        {
            using var whole = Living(node, shell);
            whole.Remove("steps");
            whole.Create(NodeScript.For(node)).Succeeded();
            var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

            // every shell takes points of its own
            for (var cut = 1 + (shell.Length % 11); cut < steps; cut += 11)
            {
                using var host = Living(node, shell);
                host.Put("steps", "0\n");
                host.Put("cut", $"{cut}\n");
                host.Create(NodeScript.For(node)).Failed();
                host.Remove("cut");

                host.Create(NodeScript.For(node)).Succeeded();
                Assert.Equal(node == First ? "the snapshot" : "", host.Get($"{Db}/etcd/holds"));
                Assert.Equal("1\n", host.Get("root/var/lib/k3spulumi/restored"));
                Assert.Contains(Directory.GetDirectories(host.At(Db), "etcd-old-*"), old => File.Exists($"{old}/holds")
                    && File.ReadAllText($"{old}/holds") == "what was there");
                host.Create(NodeScript.For(node)).Succeeded().Says("nothing to change");
            }
        }
    }

    [Theory]
    [InlineData("other", "was taken while the cluster had another token")]
    [InlineData("own", null)]
    [InlineData("unknown", null)]
    public void TheTokenOfASnapshotIsComparedWhereK3sNotedIt(string token, string? says)
    {
        using var host = Living(First);
        host.Put("root/var/lib/rancher/k3s/server/token", $"K10abc::server:{HostSamples.Token}\n");
        var own = Core.Scripts.Digest.Of(HostSamples.Token)[..12];
        var kept = token switch { "own" => own, "other" => "0123456789ab", _ => "" };
        var later = token == "unknown" ? "0123456789ab" : own;
        host.Put("root/usr/local/bin/k3s", host.Get("root/usr/local/bin/k3s").Replace("case \"$*\" in",
            $"case \"$*\" in\n*etcdsnapshotfiles*) echo '{Name} {kept}'; echo 'later {later}'; exit ;;",
            StringComparison.Ordinal));

        var ran = host.Create(PrepareScript.For(First));

        if (says is null)
            ran.Succeeded();
        else
            ran.Failed().Says(says);
    }
}
