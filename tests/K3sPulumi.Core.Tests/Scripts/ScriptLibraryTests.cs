using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Scripts;

/// <summary>
/// The scripts are sent to a host once, as a file, and commands run them from a directory that only root can write to.
/// </summary>
public sealed class ScriptLibraryTests
{
    private const string Own = "root/var/lib/k3spulumi/scripts-1";

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void RootTakesWhatWasSentAndLeavesNothingInTheHome(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.KeepsScripts = false;

        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(ScriptLibrary.Text, host.Get(Own));
        Assert.Empty(Directory.GetFileSystemEntries(host.At("home")));
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void WhatIsNotWhatItsNameSaysIsNeverRun(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.KeepsScripts = false;
        host.Put($"home/{ScriptLibrary.RemotePath}", ScriptLibrary.Text + "touch hacked\n");

        host.Create(PrepareScript.For(HostSamples.Server)).Failed()
            .Says("K3sPulumi's scripts are missing on this host: raise generation by one");

        Assert.False(host.Has("home/hacked"));
        Assert.False(host.Has(Own));
    }

    [Fact]
    public void DamageOnTheWayLeavesTheScriptsThatRootHas()
    {
        using var host = new StandInHost().Serving();
        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();
        host.Put($"home/{ScriptLibrary.RemotePath}", ScriptLibrary.Text[..^100]);

        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(ScriptLibrary.Text, host.Get(Own));
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void ANodeThatChangesRunsTheScriptsOfTheNewerRelease(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();
        var newer = ScriptLibrary.Text.Replace("nothing to change", "nothing at all to change", StringComparison.Ordinal);
        host.Put($"home/.k3spulumi-{ScriptLibrary.Behavior}-{Digest.Of(newer)[..32]}", newer);

        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(newer, host.Get(Own));
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing at all to change");
    }

    [Fact]
    public void AHostThatWasSetUpAgainSaysHowTheyComeBack()
    {
        using var host = new StandInHost().Serving();
        host.KeepsScripts = false;

        host.Create(NodeScript.For(HostSamples.Server)).Failed().Says("raise generation by one");
    }

    [Fact]
    public void ARemovalWithoutTheScriptsTakesTheUninstallerOfK3s()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        Directory.Delete(host.At("root/var/lib/k3spulumi"), recursive: true);
        host.KeepsScripts = false;

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(1, host.Calls("uninstaller"));
        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();
    }

    [Fact]
    public void ARemovalWithoutTheScriptsStopsBeforeAMountedVolume()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        Directory.Delete(host.At("root/var/lib/k3spulumi"), recursive: true);
        host.KeepsScripts = false;
        host.Put("proc/mounts", "server:/export /var/lib/kubelet/pods/1/volume nfs rw 0 0\n");

        host.Delete(NodeScript.For(HostSamples.Server)).Failed().Says("nfs");

        Assert.Equal(0, host.Calls("uninstaller"));
    }

    [Fact]
    public void AnEmptyValueIsNotTheDefault()
    {
        using var host = new StandInHost();
        var data = new ScriptInput().Set("FLANNEL", "").For("kubeconfig")
            .Replace("k3p_kubeconfig \"$@\"", "echo \"<$K3P_FLANNEL> <$K3P_FIREWALL>\"", StringComparison.Ordinal);

        host.Run("sh -s", data).Succeeded().Says("<> <leave>");
    }

    [Fact]
    public void ProgressIsOnStandardErrorAndWhatTheProgramReadsIsNot()
    {
        using var host = new StandInHost().Serving();
        var prepare = PrepareScript.For(HostSamples.Server);

        host.Run($"({prepare.Create}\n) 2>/dev/null", prepare.Stdin.Value).Succeeded().Says("clock: ")
            .DoesNotSay("ready to be installed");
        host.Run($"({prepare.Create}\n) >/dev/null", prepare.Stdin.Value).Succeeded().Says("ready to be installed")
            .DoesNotSay("clock: ");
    }

    [Fact]
    public void NoCommandKnowsTheTextOfTheScripts() => Assert.All(
        (RemoteScript[])[PrepareScript.For(HostSamples.Server), NodeScript.For(HostSamples.Server),
            NodeScript.For(HostSamples.Agent)],
        script => Assert.DoesNotContain(ScriptLibrary.Digest,
            $"{script.Create}{script.Update}{script.Delete}{script.Stdin.Value}", StringComparison.Ordinal));

    [Fact]
    public void EveryCommandOnlyContainsData() =>
        Assert.All(
            (RemoteScript[])[
                PrepareScript.For(HostSamples.Server), NodeScript.For(HostSamples.Server), NodeScript.For(HostSamples.Agent),
                KubeconfigScript.For(HostSamples.Server), KubeconfigScript.Renewal(HostSamples.Server, "renewal 1"),
                MemberScript.For(new() { Role = NodeRole.Agent, NodeName = "echo" }),
            ],
            script => Assert.InRange(script.Stdin.Value.Length, 1, 3_500));
}
