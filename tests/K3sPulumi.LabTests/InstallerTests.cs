using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>The stand-in's installer creates the same files on a host as K3s's installer.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class InstallerTests(Lab lab)
{
    private const string Old = "v1.33.5+k3s1", New = "v1.34.1+k3s1";

    [LabFact]
    public void AServerAndAnAgentAreInstalledUpgradedAndRemoved()
    {
        var network = new LabNetwork(lab);
        var artifacts = new LabArtifacts(lab, network, Old, New);
        var (server, agent) = (new LabHost(lab, network, "alpha"), new LabHost(lab, network, "echo"));
        server.WriteFile("/etc/rancher/k3s/config.yaml", "token: server-word\nagent-token: agent-word\n", "0600");
        agent.WriteFile("/etc/rancher/k3s/config.yaml", $"server: https://{server.Address}:6443\ntoken: agent-word\n", "0600");

        Install(server, artifacts, Old, "server").Ok();
        Install(agent, artifacts, Old, "agent").Ok();
        AwaitReady(server, agent, Old);
        Assert.Equal("600 root", server.Mode("/etc/rancher/k3s/k3s.yaml"));
        Assert.Equal("600 root", agent.Mode("/etc/systemd/system/k3s-agent.service.env"));
        Assert.Contains("No change detected", Install(server, artifacts, Old, "server").Ok(), StringComparison.Ordinal);

        agent.WriteFile("/var/lib/rancher/k3s/agent/pod-manifests/web.yaml", "kind: Pod\n");
        Lab.WaitFor("the pod", () => Pod(agent) != "");
        var pod = Pod(agent);
        Install(server, artifacts, New, "server").Ok();
        Install(agent, artifacts, New, "agent").Ok();
        AwaitReady(server, agent, New);
        Assert.Equal(pod, Pod(agent));

        agent.Exec("k3s-agent-uninstall.sh").Ok();
        Assert.Equal("", Pod(agent));
        Assert.True(agent.Exists("/etc/rancher/node/password"));
        Assert.False(agent.Exists("/var/lib/rancher/k3s") || agent.Exists("/usr/local/bin/k3s")
            || agent.Exists("/etc/rancher/k3s"));
        Assert.Equal(0, server.Exec("kubectl get node echo").ExitCode);
    }

    [LabFact]
    public void AHostWithOpenRcIsInstalledAndRemoved()
    {
        var network = new LabNetwork(lab);
        var artifacts = new LabArtifacts(lab, network, New);
        var host = new LabHost(lab, network, "alpine", "openrc");

        Install(host, artifacts, New, "server").Ok();

        Lab.WaitFor("the node to be Ready", () =>
            host.Exec("kubectl wait --for=condition=Ready node/alpine --timeout=2s").ExitCode == 0);
        Assert.True(host.IsActive("k3s"));
        Assert.Contains("k3s is up and running", host.Journal("k3s"), StringComparison.Ordinal);
        host.Exec("pkill -9 -f 'bin/k3s server'").Ok();
        Lab.WaitFor("supervise-daemon to start it again", () => host.Exec("kubectl get --raw /readyz").ExitCode == 0);
        host.Ssh("admin", "sudo -n k3s-uninstall.sh").Ok();
        Assert.False(host.Exists("/etc/init.d/k3s") || host.Exists("/usr/local/bin/k3s") || host.Exists("/var/lib/rancher/k3s"));
        Assert.Equal(1, host.SshLogins);
    }

    [LabFact]
    public void AnAgentThatCannotJoinHoldsTheInstallerForEver()
    {
        var network = new LabNetwork(lab);
        var artifacts = new LabArtifacts(lab, network, New);
        var agent = new LabHost(lab, network, "echo");
        agent.WriteFile("/etc/rancher/k3s/config.yaml", "server: https://192.0.2.1:6443\ntoken: word\n", "0600");

        var result = Install(agent, artifacts, New, "agent", "timeout 15 ");

        Assert.Equal(124, result.ExitCode);
        Assert.Equal("activating", agent.Exec("systemctl is-active k3s-agent").Output.Trim());
        Assert.Contains("Failed to validate connection to cluster at https://192.0.2.1:6443", agent.Journal("k3s-agent"),
            StringComparison.Ordinal);
    }

    [LabFact]
    public void ADamagedDownloadIsRefused()
    {
        var network = new LabNetwork(lab);
        var artifacts = new LabArtifacts(lab, network, New);
        var host = new LabHost(lab, network, "alpha");
        artifacts.Exec($"echo damage >> /srv/{New}/k3s").Ok();

        var result = Install(host, artifacts, New, "server");

        Assert.Contains("Download sha256 does not match", result.Error, StringComparison.Ordinal);
        Assert.False(host.Exists("/usr/local/bin/k3s"));
    }

    private static Result Install(LabHost host, LabArtifacts artifacts, string version, string role, string bounded = "") =>
        host.Exec($"curl -sf {artifacts.InstallerUrl} -o /tmp/install.sh && INSTALL_K3S_VERSION={version}"
            + $" INSTALL_K3S_ARTIFACT_URL={artifacts.BaseUrl} {bounded}sh /tmp/install.sh {role}");

    private static string Pod(LabHost host) =>
        host.Exec("pgrep -f '^/var/lib/rancher/k3s/data/.*/containerd-shim.*-id web' || true").Ok();

    private static void AwaitReady(LabHost server, LabHost agent, string version) => Lab.WaitFor(
        $"both nodes to be Ready with {version}",
        () => server.Exec("kubectl get nodes --no-headers").Output.Split('\n')
            .Count(line => line.Contains(version, StringComparison.Ordinal)
            && line.Contains(" Ready ", StringComparison.Ordinal)) == 2 && agent.Exec("curl -sf 127.0.0.1:10248/healthz")
                .ExitCode == 0);
}
