using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A complete but wrong program is reported before anything in use changes.</summary>
public sealed class ProgramTests
{
    private const string Arm = "\u007fELF\u0001\u0001\u0001\0\0\0\0\0\0\0\0\0\u0002\0(\0";

    [Fact]
    public void AMirrorThatServesAnotherVersionIsNamed()
    {
        using var host = new StandInHost().Serving("v1.35.8+k3s1");
        Serve(host, HostSamples.Version, host.Get(Program("v1.35.8+k3s1")));

        host.Create(PrepareScript.For(HostSamples.Server)).Failed()
            .Says("the program from https://artifacts.test/v1.36.1%2Bk3s1 is K3s v1.35.8+k3s1, not v1.36.1+k3s1: correct the "
                + "mirror (releaseMirror)");
        host.Serving().Create(PrepareScript.For(HostSamples.Server)).Succeeded();
    }

    [Fact]
    public void TheProgramThatRunsAlreadyIsNotTakenForTheNewOne()
    {
        const string newer = "v1.37.1+k3s1";
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        Serve(host, newer, host.Get(Program(HostSamples.Version)));

        host.Create(PrepareScript.For(HostSamples.Server with { Version = HostSamples.Parse(newer) })).Failed()
            .Says("is K3s v1.36.1+k3s1, not v1.37.1+k3s1");
        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing to change");
    }

    [Theory]
    [InlineData(Arm, "is built for arm, but this host is amd64")]
    [InlineData("#!/bin/sh\nexit 3\n", "does not run here")]
    [InlineData("<html>not found</html>\n", "does not run here")]
    public void WhatCannotRunHereIsReportedBeforeAnythingChanges(string program, string problem)
    {
        using var host = new StandInHost().Serving();
        Serve(host, HostSamples.Version, program);

        host.Create(PrepareScript.For(HostSamples.Server)).Failed().Says(problem);
        Assert.False(host.Has("root/usr/local/bin/k3s") || host.Has("root/etc/rancher"));
    }

    private static string Program(string version) =>
        $"www/artifacts.test/{version.Replace("+", "%2B", StringComparison.Ordinal)}/k3s";

    private static void Serve(StandInHost host, string version, string program)
    {
        host.Put(Program(version), program);
        host.Put(Program(version).Replace("/k3s", "/sha256sum-amd64.txt", StringComparison.Ordinal),
            $"{Digest.Of(program)}  k3s\n");
    }
}
