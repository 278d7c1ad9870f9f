using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.CutRestores;
using static K3sPulumi.Core.Tests.Hosts.RestoreSamples;

/// <summary>
/// A restore that was cut on its server, and what comes of it when it is removed from the program.
/// </summary>
public sealed class RestoreTakenBackTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void CutAnywhereTheFirstServerRunsAgainWhenTheRestoreIsRemoved(string shell)
    {
        var steps = Steps(First, shell);
        for (var cut = 2 + (shell.Length % 19); cut < steps; cut += 19)
        {
            using var host = Cut(First, cut, shell);
            var end = host.Delete(StandbyScript.End(First));

            // The run may have come further than its test saw
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
}
