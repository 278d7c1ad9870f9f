using System.Globalization;
using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.RestoreSamples;

/// <summary>
/// A restore that was cut on its server, and what comes of it when the program asks for another one, or for none.
/// </summary>
public sealed class RestoreTakenBackTests
{
    private const string Begun = "root/var/lib/k3spulumi/restore-begun";

    private static readonly HostNode Only = First with { Peers = [] };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void CutAnywhereTheFirstServerRunsAgainWhenTheRestoreIsRemoved(string shell)
    {
        var steps = Steps(First, shell);
        for (var cut = 2 + (shell.Length % 19); cut < steps; cut += 19)
        {
            using var host = Cut(First, cut, shell);
            var end = host.Delete(StandbyScript.End(First));

            // the run may have come further than its test saw
            if (host.Get("root/var/lib/k3spulumi/restored") == "1\n")
            {
                end.Failed().Says("restore 1 is done on this server, but no other server answers (https://10.0.0.12:6443): if "
                    + "they are still stopped for the restore, set restore again with generation 1, run pulumi up");
                host.Create(NodeScript.For(First)).Succeeded();
                Assert.Equal("the snapshot", host.Get($"{Db}/etcd/holds"));
                continue;
            }

            end.Succeeded();
            Assert.Equal(("what was there", "active"), (host.Get($"{Db}/etcd/holds"), host.Get("state").Trim()));
            Assert.False(host.Has(Begun) || host.Has($"{Db}/reset-flag"));
            host.Create(NodeScript.For(First with { Restore = null })).Succeeded();
        }
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void CutAnywhereTheOnlyServerRunsAgainWithEitherData(string shell)
    {
        foreach (var (node, living) in new[] { (Only, (Func<HostNode, string, StandInHost>)Living),
            (SqliteSamples.Node, (_, its) => SqliteSamples.Living(its)) })
        {
            var steps = Steps(node, shell, living);
            for (var cut = 3 + (shell.Length % 13); cut < steps; cut += 13)
            {
                using var host = Cut(node, cut, shell, living);
                host.Delete(StandbyScript.End(node)).Succeeded();

                var isDone = host.Get("root/var/lib/k3spulumi/restored") == "1\n";
                Assert.Equal("active", host.Get("state").Trim());
                Assert.NotEqual("disabled", host.Get("enabled").Trim());
                Assert.False(host.Has(Begun) && !isDone);
                if (node == Only)
                    Assert.Equal((cut, isDone ? "the snapshot" : "what was there"), (cut, host.Get($"{Db}/etcd/holds")));
                else if (!isDone)
                    host.IsAsBefore();
            }
        }
    }

    [Fact]
    public void ARestoreThatIsDoneEverywhereIsRemovedWithoutAnythingHappening()
    {
        using var host = Living(First);
        host.Create(NodeScript.For(First)).Succeeded();
        host.Put("www/10.0.0.12:6443/ping", "pong");
        host.Remove("calls");

        host.Delete(StandbyScript.End(First)).Succeeded();

        Assert.Equal((0, 0), (host.Calls("systemctl stop"), host.Calls("systemctl restart")));
        Assert.Equal("the snapshot", host.Get($"{Db}/etcd/holds"));
    }

    [Fact]
    public void ANodeThatIsStoppedByRequestStaysSo()
    {
        using var host = Cut(Only, Steps(Only) / 2);
        host.Put("root/var/lib/k3spulumi/stopped", "yes\n");
        host.Put("state", "inactive\n");

        host.Delete(StandbyScript.End(Only)).Succeeded();

        Assert.Equal("inactive", host.Get("state").Trim());
    }

    [Fact]
    public void WithoutScriptsOrK3sThereIsNothingToEnd()
    {
        using var host = new StandInHost { KeepsScripts = false };
        host.Delete(StandbyScript.End(First)).Succeeded();

        using var other = new StandInHost();
        other.Delete(StandbyScript.End(First)).Succeeded();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AHigherNumberThatFailsAfterACutBringsBackWhatWasThereBeforeTheFirst(bool oldDataIsThere)
    {
        using var host = Living(First);
        if (oldDataIsThere)
            host.Put($"{Db}/etcd-old-0/holds", "data of another time");
        // K3s has moved the data, and was cut while it restored
        Directory.Move(host.At($"{Db}/etcd"), host.At($"{Db}/etcd-old-5"));
        Begin(host, "etcd-old-5");
        host.Put($"{Db}/etcd/holds", "half of the snapshot");
        host.Put("state", "inactive\n");
        host.Put("reset-fails", "snapshot file integrity check failed");

        host.Create(NodeScript.For(Again)).Failed().Says("nothing was restored");

        Assert.Equal("what was there", host.Get($"{Db}/etcd/holds"));
        Assert.False(host.Has(Begun) || host.Has($"{Db}/etcd/k3spulumi-before"));
        Assert.Equal(oldDataIsThere, host.Has($"{Db}/etcd-old-0"));
    }

    [Fact]
    public void K3sThatWasStartedSinceTheCutKeepsItsDataWhenAnotherRestoreFails()
    {
        using var host = Living(First);
        Directory.Move(host.At($"{Db}/etcd"), host.At($"{Db}/etcd-old-5"));
        Begin(host, "etcd-old-5");
        host.Put($"{Db}/etcd/holds", "months of work");
        host.Put("reset-fails", "snapshot file integrity check failed");

        host.Create(NodeScript.For(Again)).Failed();

        Assert.Equal("months of work", host.Get($"{Db}/etcd/holds"));
    }

    [Fact]
    public void WhatK3sRanWithSinceTheCutIsSetAsideAndNotDeleted()
    {
        using var host = Living(Only);
        Directory.Move(host.At($"{Db}/etcd"), host.At($"{Db}/etcd-old-5"));
        Begin(host, "etcd-old-5");
        host.Put($"{Db}/etcd/holds", "what came since");

        host.Delete(StandbyScript.End(Only)).Succeeded();

        Assert.Equal("what was there", host.Get($"{Db}/etcd/holds"));
        var old = Directory.GetDirectories(host.At(Db), "etcd-old-*").Single();
        Assert.Equal("what came since", File.ReadAllText($"{old}/holds"));
    }

    [Fact]
    public void AChangeOfACutServerTakesTheRestoreBackIfItIsTheOnlyOne()
    {
        using var alone = Cut(Only, Steps(Only) * 3 / 4);
        alone.Create(NodeScript.For(Only with { Restore = null, Generation = 3 })).Succeeded();
        Assert.Equal(alone.Get("root/var/lib/k3spulumi/restored") == "" ? "what was there" : "the snapshot",
            alone.Get($"{Db}/etcd/holds"));

        using var host = Living(First);
        Begin(host, "etcd");
        host.Put("state", "inactive\n");
        host.Create(NodeScript.For(First with { Restore = null, Generation = 3 })).Failed()
            .Says("restore 1 was interrupted on this server, and the other servers are stopped for it: run pulumi up with "
                + "restore removed and nothing else changed");
    }

    [Fact]
    public void AServerThatStandsByDoesNotChangeWithoutTheRestore()
    {
        using var host = Living(Other);
        host.Create(StandbyScript.For(Other)).Succeeded();
        var changed = NodeScript.For(Other with { Restore = null, Generation = 3 });

        host.Create(changed).Failed().Says("this server is stopped for restore 1, which was interrupted");
        Assert.Equal("inactive", host.Get("state").Trim());

        // started by hand
        host.Put("state", "active\n");
        host.Create(changed).Succeeded();
        Assert.False(host.Has("root/var/lib/k3spulumi/standby"));
    }

    [Fact]
    public void WithARestoredDatabaseTheKeysComeFromIt()
    {
        var restore = new HostRestore { Generation = 1, From = null, Store = NodeStore.External };
        var node = Other with { Store = NodeStore.External, Restore = restore };
        using var host = Living(node);
        host.Put("root/var/lib/rancher/k3s/server/tls/server-ca.crt", "newer than the database");
        host.Create(StandbyScript.For(node)).Succeeded();

        host.Delete(StandbyScript.For(node)).Succeeded();

        Assert.Equal("newer than the database",
            host.Get("root/var/lib/rancher/k3s/server/tls-before-restore-1/server-ca.crt"));
        Assert.False(host.Has("root/var/lib/rancher/k3s/server/tls/server-ca.crt"));
        Assert.Equal("active", host.Get("state").Trim());
    }

    private static readonly HostNode Again = First with { Restore = new() { Generation = 2, From = Name } };

    /// <summary>A restore of that number was cut while the data from before was in this folder.</summary>
    private static void Begin(StandInHost host, string folder)
    {
        host.Put($"{Db}/{folder}/k3spulumi-before", "1-5-5\n");
        host.Put(Begun, "1\n1-5-5\n");
    }

    private static int Steps(HostNode node, string? shell = null, Func<HostNode, string, StandInHost>? living = null)
    {
        using var whole = (living ?? Living)(node, shell!);
        whole.Remove("steps");
        whole.Create(NodeScript.For(node)).Succeeded();
        return int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);
    }

    private static StandInHost Cut(HostNode node, int at, string? shell = null,
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
