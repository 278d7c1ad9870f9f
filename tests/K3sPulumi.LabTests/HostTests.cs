using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

[Collection(LabRun.Name)]
[LabTests]
public sealed class HostTests(Lab lab)
{
    [LabFact]
    public void AHostRunsSystemdAndLetsItsUsersIn()
    {
        var host = new LabHost(lab, new LabNetwork(lab), "alpha");

        var root = host.Ssh("root", "id -u");
        var admin = host.Ssh("admin", "sudo -n id -u");
        var keeper = host.Ssh("keeper", "sudo -S -p '' id -u", host.SudoPassword + "\n");

        Assert.Equal(("0", "0", "0"), (root.Ok(), admin.Ok(), keeper.Ok()));
        Assert.NotEqual(0, host.Ssh("keeper", "sudo -n id -u").ExitCode);
        Assert.Equal(4, host.SshLogins);
        Assert.StartsWith("ssh-ed25519 AAAA", host.HostKey, StringComparison.Ordinal);
    }

    [LabFact]
    public void AHostKeepsItsKeysAndFilesOverAReboot()
    {
        var host = new LabHost(lab, new LabNetwork(lab), "bravo");
        host.WriteFile("/etc/kept", "text", "0600");
        var key = host.HostKey;

        host.Restart();
        host.Kill();
        host.Start();

        Assert.Equal((key, "text", "600 root"), (host.HostKey, host.ReadFile("/etc/kept"), host.Mode("/etc/kept")));
    }

    [LabFact]
    public void AnInternalNetworkLeadsNowhere()
    {
        var outside = new LabHost(lab, new LabNetwork(lab), "outside");
        var inside = new LabHost(lab, new LabNetwork(lab, isInternal: true), "inside");

        Assert.Equal(0, outside.Exec("ping -c 1 -W 2 $(ip route | awk '/^default/ { print $3 }')").ExitCode);
        Assert.NotEqual(0, inside.Exec($"ping -c 1 -W 2 {outside.Address}").ExitCode);
        Assert.NotEqual("", inside.Exec("ip route show default").Ok());
    }
}
