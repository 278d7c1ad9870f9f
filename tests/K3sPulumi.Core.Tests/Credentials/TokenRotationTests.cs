using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Credentials;

/// <summary>Another token for the servers of a running cluster, on the host of the first one.</summary>
public sealed class TokenRotationTests
{
    private const string New = "another-battery-staple-43", Folder = "root/var/lib/rancher/k3s/server";

    private static readonly HostNode Rotated = HostSamples.Server with
    {
        Token = new(New),
        ConfigYaml = new(HostSamples.Server.ConfigYaml.Value.Replace(HostSamples.Token, New, StringComparison.Ordinal)),
    };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheTokenIsRotatedOnceWithoutARestart(string shell)
    {
        using var host = Running(shell);

        var first = host.Create(RotationScript.Rotate(Rotated, 1)).Succeeded();
        var second = host.Create(RotationScript.Rotate(Rotated, 1)).Succeeded();

        first.Says("rotates the token of the servers");
        second.Says("the servers have this token already");
        Assert.Equal($"{HostSamples.Token} to {New}\n", host.Get("rotations"));
        Assert.Equal(0, host.Calls("systemctl restart"));
    }

    [Fact]
    public void NoTokenIsInAnArgumentAnOutputOrAFileThatStays()
    {
        using var host = Running();

        var ran = host.Create(RotationScript.Rotate(Rotated, 1)).Succeeded();

        foreach (var token in (string[])[New, HostSamples.Token])
        {
            ran.DoesNotSay(token);
            Assert.DoesNotContain(token, host.Get("calls"), StringComparison.Ordinal);
            Assert.DoesNotContain(token, RotationScript.Rotate(Rotated, 1).Create!, StringComparison.Ordinal);
            Assert.DoesNotContain(token, host.Get("root/var/lib/k3spulumi/token-rotation"), StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetDirectories(host.At("root/run"), "k3spulumi.*.??????"));
    }

    [Fact]
    public void OneThatK3sCouldNotEndIsEndedByTheNextRun()
    {
        using var host = Running();
        host.Put("refuses", "");

        host.Create(RotationScript.Rotate(Rotated, 1)).Failed()
            .Says("K3s refused to rotate the token (Error from server (InternalError)");
        host.Create(RotationScript.Rotate(Rotated, 1)).Succeeded().Says("continuing an interrupted rotation");

        Assert.Equal(
            $"{HostSamples.Token} to {New}\n{HostSamples.Token} to {HostSamples.Token}\n{HostSamples.Token} to {New}\n",
            host.Get("rotations"));
        host.Create(RotationScript.Rotate(Rotated, 1)).Succeeded().Says("the servers have this token already");
    }

    [Fact]
    public void AServerThatDiedInTheMiddleIsStartedFromItsDatastore()
    {
        using var host = Running();
        host.Put("refuses", "");
        host.Create(RotationScript.Rotate(Rotated, 1)).Failed();
        host.Put($"{Folder}/cred/passwd", "x");
        host.Put("state", "inactive\n");
        host.Remove("calls");

        host.Create(RotationScript.Rotate(Rotated, 1)).Succeeded();

        Assert.False(host.Has($"{Folder}/cred/passwd"));
        Assert.Equal(1, host.Calls("systemctl restart"));
        Assert.EndsWith($"{HostSamples.Token} to {New}\n", host.Get("rotations"), StringComparison.Ordinal);
    }

    [Fact]
    public void AHostWithoutAServerHasNothingToRotate()
    {
        using var host = new StandInHost().Serving();

        host.Create(RotationScript.Rotate(Rotated, 1)).Succeeded().Says("no server has run here yet");
        host.Create(RotationScript.Save(Rotated, 1)).Succeeded();

        Assert.Equal("", host.Get("rotations"));
    }

    [Fact]
    public void AStoppedServerIsReportedBeforeAnythingChanges()
    {
        using var host = Running();
        host.Put("state", "inactive\n");

        host.Create(RotationScript.Rotate(Rotated, 1)).Failed().Says("bring it back with the old token first");

        Assert.Equal("", host.Get("rotations"));
    }

    [Fact]
    public void AReleaseWithoutRotationIsReported()
    {
        using var host = Running();
        host.Put("lacks-rotation", "");

        host.Create(RotationScript.Rotate(Rotated, 1)).Failed().Says("this K3s cannot rotate its token");
    }

    [Fact]
    public void WhatK3sStartedWithIsSavedInItsDatastore()
    {
        using var host = Running();
        host.Put($"{Folder}/cred/passwd", "x");
        File.SetLastWriteTimeUtc(host.At($"{Folder}/cred/passwd"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        host.Create(RotationScript.Save(HostSamples.Server, 1)).Succeeded();

        Assert.Equal($"{HostSamples.Token} to {HostSamples.Token}\n", host.Get("rotations"));
        Assert.True(File.GetLastWriteTimeUtc(host.At($"{Folder}/cred/passwd")) > DateTime.UtcNow.AddHours(-1));
    }

    [Fact]
    public void AServerWithAnotherTokenIsNotPutBackToTheOldOne()
    {
        using var host = Running();
        host.Create(RotationScript.Rotate(Rotated, 1)).Succeeded();
        host.Put("bad", $"{New}\n");

        host.Create(NodeScript.For(Rotated)).Failed().DoesNotSay("puts back");

        Assert.Contains(New, host.Get("root/etc/rancher/k3s/config.yaml"), StringComparison.Ordinal);
        host.Remove("bad");
        host.Create(NodeScript.For(Rotated)).Succeeded();
    }

    [Fact]
    public void LeafCertificatesThatWereRotatedAreNotRotatedAgain()
    {
        using var host = Running();
        host.Put("root/var/lib/rancher/k3s/agent/client-kubelet.crt", "certificate");
        host.Create(NodeScript.For(HostSamples.Server with { Rotation = 1 })).Succeeded();
        host.Remove("calls");

        host.Create(RotationScript.Rotate(Rotated, 1)).Succeeded();
        host.Create(NodeScript.For(Rotated with { Rotation = 1 })).Succeeded();

        Assert.Equal(0, host.Calls("k3s certificate rotate"));
        Assert.Equal("1\n", host.Get("root/var/lib/k3spulumi/rotation"));
    }

    [Fact]
    public void OtherChangesOfTheNodeDoNotRunItAgain() => Assert.Equal(
        RotationScript.Rotate(Rotated, 1),
        RotationScript.Rotate(Rotated with { Version = HostSamples.Parse("v1.36.2+k3s1"), Generation = 4 }, 1));

    private static StandInHost Running(string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Put($"{Folder}/token", $"K10{new string('0', 64)}::server:{HostSamples.Token}\n");
        host.Put("started-with", HostSamples.Token);
        host.Remove("calls");
        return host;
    }
}
