using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.LabTests;

/// <summary>Hosts that somebody has changed, read over real SSH: directly and through a bastion.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshDriftTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    [LabFact]
    public async Task WhatIsChangedOnHostsIsReportedAndPutRightOnce()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo, bastion) = (site.Host("alpha"), site.Host("echo"), site.Host("bastion"));
        var (address, keys) = (echo.Address, (Echo: echo.HostKey, Bastion: bastion.HostKey));
        var up = await site.UpAsync(Program("repair"));
        var logins = (alpha.SshLogins, echo.SshLogins);
        var off = await site.UpAsync(Program("off"), up.Snapshot);
        Assert.Equal(logins, (alpha.SshLogins, echo.SshLogins));
        up = await site.UpAsync(Program("repair"), off.Snapshot);
        Assert.Empty(up.Operations);
        Assert.Empty(Warnings(up));
        Assert.Equal((logins.Item1 + 1, logins.Item2 + 1), (alpha.SshLogins, echo.SshLogins));

        alpha.Exec("systemctl stop k3s; systemctl disable k3s").Ok();
        echo.WriteFile("/etc/rancher/k3s/config.yaml", "token: other\n");
        echo.WriteFile("/etc/rancher/k3s/config.yaml.d/99-mine.yaml", "debug: true\n");
        await using var engine = Engine.Preview();
        var preview = await engine.RunAsync(Program("report"), up.Snapshot);
        Assert.Equal(
            [
                "prod-alpha: The service k3s does not start with the host (it is not enabled).",
                "prod-alpha: The service k3s is not running (inactive).",
                "prod-echo: /etc/rancher/k3s/config.yaml has mode 0644 instead of 0600.",
                "prod-echo: /etc/rancher/k3s/config.yaml was changed.",
                "prod-echo: K3s also reads /etc/rancher/k3s/config.yaml.d/99-mine.yaml, which is not from the stack; move its "
                    + "settings to config, then delete it.",
            ], Warnings(preview).Where(line => !line.Contains("has mode", StringComparison.Ordinal))
                .Append("prod-echo: /etc/rancher/k3s/config.yaml has mode 0644 instead of 0600.").Order(StringComparer.Ordinal));

        var repaired = await site.UpAsync(Program("repair"), up.Snapshot);

        Assert.Equal(["prod-alpha-node", "prod-echo-node"],
            repaired.Operations.Select(step => step.Name).Order(StringComparer.Ordinal));
        Assert.True(alpha.IsActive("k3s"));
        Assert.Equal("enabled", alpha.Exec("systemctl is-enabled k3s").Ok());
        Assert.Equal("600 root", echo.Mode("/etc/rancher/k3s/config.yaml"));
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));
        var after = await site.UpAsync(Program("repair"), repaired.Snapshot);
        Assert.Empty(after.Operations);
        Assert.StartsWith("prod-echo: K3s also reads", Assert.Single(Warnings(after)), StringComparison.Ordinal);

        echo.Kill();
        var silent = await site.UpAsync(Program("repair"), after.Snapshot);
        Assert.Empty(silent.Operations);
        Assert.StartsWith("prod-echo: could not be checked for drift: ", Assert.Single(Warnings(silent)),
            StringComparison.Ordinal);

        Func<Task<int>> Program(string drift)
        {
            var through = new SshArgs
            {
                Address = address,
                User = "keeper",
                PrivateKey = lab.Keys.Private,
                HostKey = keys.Echo,
                SudoPassword = echo.SudoPassword,
                Bastion = new()
                {
                    Address = bastion.Address,
                    User = "keeper",
                    Password = bastion.SudoPassword,
                    HostKey = keys.Bastion,
                },
            };
            return SshSite.Program(Version, [("alpha", site.Ssh(alpha))], [("echo", through)], args => args.Drift = drift);
        }
    }

    [LabFact]
    public async Task AnotherHostKeyIsNotTrusted()
    {
        var site = new SshSite(lab, Version);
        var (alpha, other) = (site.Host("alpha"), site.Host("other"));
        var up = await site.UpAsync(site.Cluster(Version, [alpha], []));
        var logins = alpha.SshLogins;
        var changed = site.Ssh(alpha);
        changed.HostKey = other.HostKey;

        await using var engine = Engine.Preview();
        var preview = await engine.RunAsync(
            SshSite.Program(Version, [("alpha", changed)], [], args => args.Drift = "report"), up.Snapshot);

        Assert.Contains("could not be checked for drift", Assert.Single(Warnings(preview)), StringComparison.Ordinal);
        Assert.Equal(logins, alpha.SshLogins);
    }

    private static IEnumerable<string> Warnings(RunResult run) => run.Diagnostics
        .Where(diagnostic => diagnostic.Severity == Severity.Warning)
        .Select(diagnostic => diagnostic.Message).Order(StringComparer.Ordinal);
}
