using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>Packages are updated over real SSH, and a host that asks for it is drained and reboots.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshPackagesTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    [LabFact]
    public async Task AHostThatAsksForARebootIsDrainedRebootsAndIsReadyAgain()
    {
        var site = new SshSite(lab, Version);
        LabHost[] hosts = [site.Host("alpha"), site.Host("echo")];
        var (alpha, echo) = (hosts[0], hosts[1]);
        foreach (var host in hosts)
            Prepare(host);
        Func<Task<int>> Program(int update) =>
            site.Cluster(Version, [alpha], [echo], args => args.Packages = new() { Update = update });

        using var power = new CancellationTokenSource();
        var watch = PowerOnAsync(hosts, power.Token);
        alpha.WriteFile("/etc/asks", "linux-image-amd64\n");
        var up = await site.UpAsync(Program(1));
        Assert.Equal(["boot 1", "update 1", "boot 2"], Log(alpha));
        Assert.Equal(["boot 1", "update 1"], Log(echo));

        alpha.Exec("rm /etc/asks").Ok();
        echo.WriteFile("/etc/asks", "libc6\n");
        alpha.Exec("k3s kubectl apply -f -", Pod).Ok();
        var updated = await site.UpAsync(Program(2), up.Snapshot);

        Assert.Equal(["boot 1", "update 1", "boot 2", "update 2"], Log(alpha));
        Assert.Equal(["boot 1", "update 1", "update 2", "boot 2"], Log(echo));
        Assert.Contains("\"shop/web-1\"", alpha.Exec("grep pod-evicted /var/log/k3s-standin/events.jsonl").Ok(),
            StringComparison.Ordinal);
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha).Order());
        Assert.Empty((await site.UpAsync(Program(2), updated.Snapshot)).Operations);
        await site.DestroyAsync(updated.Snapshot);
        await power.CancelAsync();
        await watch;
    }

    /// <summary>
    /// A stand-in for apt-get, and a boot ID that changes: containers share that of their machine. Both are recorded.
    /// </summary>
    private static void Prepare(LabHost host)
    {
        host.WriteFile("/usr/local/sbin/apt-get", """
            #!/bin/sh
            case "$*" in *upgrade) ;; *) exit 0 ;; esac
            echo "update $(($(grep -c update /var/log/os-care) + 1))" >>/var/log/os-care
            [ ! -e /etc/asks ] || { cp /etc/asks /run/reboot-required.pkgs; touch /run/reboot-required; }
            """, "0755");
        host.WriteFile("/usr/local/sbin/new-boot-id", """
            #!/bin/sh
            cat /proc/sys/kernel/random/uuid >/run/boot-id
            mount --bind /run/boot-id /proc/sys/kernel/random/boot_id
            echo "boot $(($(grep -c boot /var/log/os-care 2>/dev/null) + 1))" >>/var/log/os-care
            """, "0755");
        host.WriteFile("/etc/systemd/system/new-boot-id.service", """
            [Unit]
            Before=ssh.service
            [Service]
            Type=oneshot
            ExecStart=/usr/local/sbin/new-boot-id
            [Install]
            WantedBy=multi-user.target
            """);
        host.Exec("systemctl enable --now new-boot-id").Ok();
    }

    private static string[] Log(LabHost host) => host.Exec("cat /var/log/os-care").Ok().Trim().Split('\n');

    private bool IsOff(LabHost host) =>
        lab.Docker("inspect", "-f", "{{.State.Running}}", host.Container).Output.Trim() == "false";

    /// <summary>A container that reboots ends.</summary>
    private async Task PowerOnAsync(LabHost[] hosts, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            foreach (var host in hosts.Where(IsOff))
                host.Start();
            await Task.Delay(500, CancellationToken.None);
        }
    }

    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
          namespace: shop
          ownerReferences: [{kind: ReplicaSet, name: web, controller: true}]
        spec: {nodeName: echo}
        status: {phase: Running}
        """;
}
