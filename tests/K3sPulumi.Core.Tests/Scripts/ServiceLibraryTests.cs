using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Datastores;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Scripts;

/// <summary>Hosts of services get the same script file as hosts of nodes.</summary>
public sealed class ServiceLibraryTests
{
    private const string Own = "root/var/lib/k3spulumi/scripts-1";
    private const string Unknown = "ID=unknown\n";

    private static readonly RemoteScript Balancer = LoadBalancerScript.For(new HostLoadBalancer(new([new("alpha", "10.0.0.1")])));
    private static readonly RemoteScript MariaDb =
        SqlDatastoreScript.For(
            new() { Dialect = SqlDialects.MySql, Address = "10.0.0.5", Password = new("hunter2"), DeleteData = true });

    private static string Sent { get; } = $"home/{ScriptLibrary.RemotePathOf("state")}";

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void RootTakesWhatWasSentForAService(string shell)
    {
        using var host = Host(shell);
        host.Files.Put(Sent, ScriptLibrary.Text);

        host.Apply(MariaDb).Failed().Says("this distribution").DoesNotSay("missing on this host");

        Assert.Equal(ScriptLibrary.Text, host.Files.Get(Own));
        Assert.False(host.Files.Has(Sent));
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void WhatAnotherServiceIsStillSendingIsLeftToIt(string shell)
    {
        using var host = Host(shell);
        host.Files.Put(Sent, ScriptLibrary.Text);
        var other = $"home/{ScriptLibrary.RemotePathOf("lb")}";
        Thread.Sleep(20);
        host.Files.Put(other, ScriptLibrary.Text[..5000]);

        host.Apply(MariaDb).DoesNotSay("missing on this host");

        Assert.Equal(ScriptLibrary.Text, host.Files.Get(Own));
        Assert.Equal((false, true), (host.Files.Has(Sent), host.Files.Has(other)));
    }

    [Fact]
    public void AHostWithoutThemReportsHowToRestoreThem()
    {
        using var host = Host(HostShells.Default);

        host.Apply(MariaDb).Failed().Says("scripts are missing on this host: send them again with 'pulumi up --target-replace'");
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void ARemovalWithoutThemStopsTheServiceAndLeavesItsData(string shell)
    {
        using var host = Host(shell);
        host.Files.Put("unit/mariadb", "");
        host.Files.Put("active/mariadb", "");
        host.Files.Put("root/var/lib/mysql/data", "kept");

        host.Remove(MariaDb).Succeeded().Says("stops mariadb and leaves its data").DoesNotSay("mysqld");

        Assert.False(host.Files.Has("active/mariadb"));
        Assert.Equal("kept", host.Files.Get("root/var/lib/mysql/data"));
        host.Remove(Balancer).Succeeded().DoesNotSay("haproxy");
    }

    [Fact]
    public void TheirCommandsOnlyContainData()
    {
        var member = EtcdScript.Member(new([new("alpha", "10.0.0.1")]) { Name = "etcd" }, 0, new(""), Elevation.Root);

        Assert.All((RemoteScript[])[MariaDb, Balancer, member], script => Assert.InRange(script.Stdin.Value.Length, 1, 5_000));
    }

    private static ServiceHost Host(string shell)
    {
        var host = new ServiceHost(shell, Unknown);
        host.Files.KeepsScripts = false;
        host.Files.ForgetScripts();
        return host;
    }
}
