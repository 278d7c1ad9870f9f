using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>
/// Unusual hosts: symbolic links in paths, volumes in use, shells that print messages, a sudo that lectures or fails.
/// </summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshRemovalTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    [LabFact]
    public async Task ABusyVolumeBelowALinkKeepsItsFilesAndAShellThatTalksDoesNoHarm()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");
        alpha.Exec("mkdir -p /data && cp -a /var/lib /data/lib && mv /var/lib /var/lib.old && ln -s /data/lib /var/lib").Ok();
        alpha.Exec("for home in /root /home/keeper; do sed -i '1i echo \"Welcome to alpha\"; printf \"no line break\"' "
            + "$home/.bashrc; done; usermod -s /bin/bash keeper").Ok();
        alpha.WriteFile("/etc/sudoers.d/lecture", "Defaults lecture=always\n", "0440");
        var program = SshSite.Program(Version, [("alpha", site.Ssh(alpha, "keeper"))], []);

        var up = await site.UpAsync(program);

        Assert.Contains("Welcome to alpha", alpha.Ssh("keeper", "true").Output, StringComparison.Ordinal);
        Assert.Equal(["alpha Ready"], SshSite.Nodes(alpha));
        Assert.Empty((await site.UpAsync(program, up.Snapshot)).Operations);
        Mount(alpha, "/var/lib/kubelet/pods/1/volumes/with space");
        Mount(alpha, "/var/lib/rancher/k3s/storage/pvc-1");

        await site.DestroyAsync(up.Snapshot);

        Assert.Equal("precious", alpha.ReadFile("/srv/export/data"));
        Assert.Equal("", alpha.Exec("grep -e kubelet -e rancher /proc/mounts || true").Ok());
        Assert.DoesNotContain(["/usr/local/bin/k3s", "/etc/rancher", "/data/lib/rancher/k3s", "/data/lib/kubelet"], alpha.Exists);
    }

    [LabFact]
    public async Task WhatSudoSaysIsShownWithWhatHelps()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");
        var admin = SshSite.Program(Version, [("alpha", site.Ssh(alpha, "admin"))], []);
        var wrong = SshSite.Program(Version, [("alpha", site.Ssh(alpha, "keeper"))], [], args =>
            args.Servers[0].Ssh!.SudoPassword = "not-it");

        alpha.WriteFile("/etc/sudoers.d/tty", "Defaults requiretty\n", "0440");
        var tty = await SshSite.FailAsync(admin);
        alpha.Exec("rm /etc/sudoers.d/tty; sed -i 's/NOPASSWD://' /etc/sudoers.d/admin").Ok();
        var password = await SshSite.FailAsync(admin);
        alpha.Exec("rm /etc/sudoers.d/admin").Ok();
        var nobody = await SshSite.FailAsync(admin);
        var other = await SshSite.FailAsync(wrong);

        Assert.Contains("sudo says \"sudo: sorry, you must have a tty to run sudo\": put 'Defaults:admin !requiretty'", tty,
            StringComparison.Ordinal);
        Assert.DoesNotContain("NOPASSWD", tty, StringComparison.Ordinal);
        Assert.Contains("sudo says \"sudo: a password is required\": set ssh.sudoPassword", password, StringComparison.Ordinal);
        Assert.Contains("is not root, and sudo says", nobody, StringComparison.Ordinal);
        Assert.Contains("correct ssh.sudoPassword", other, StringComparison.Ordinal);
        Assert.DoesNotContain("not-it", other, StringComparison.Ordinal);
        SshSite.AssertClean(alpha);
    }

    private static void Mount(LabHost host, string path)
    {
        host.WriteFile("/srv/export/data", "precious");
        host.Exec($"mkdir -p '{path}' && mount --bind /srv/export '{path}' && cd '{path}' && setsid sleep 600 >/dev/null 2>&1 &")
            .Ok();
        Lab.WaitFor("the volume", () =>
            host.Exec("grep -q ' /data/lib.*'\"$(basename '" + path + "' | sed 's/ /.040/')\" /proc/mounts").ExitCode == 0);
    }
}
