using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LabTests;

/// <summary>A kubeconfig whose certificate is about to expire.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshRenewalTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";
    private const string Short = "/etc/systemd/system.conf.d/short.conf";

    [LabFact]
    public async Task TheKubeconfigIsRenewedNearItsEndByOneRestartAndOneLogin()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");
        Func<Task<int>> Program(int days) => site.Cluster(Version, [alpha], [], args => args.KubeconfigRenewalDays = days);
        alpha.WriteFile(Short, "[Manager]\nDefaultEnvironment=CATTLE_NEW_SIGNED_CERT_EXPIRATION_DAYS=20\n");
        alpha.Exec("systemctl daemon-reexec").Ok();

        var up = await site.UpAsync(Program(days: 10));
        alpha.Exec($"rm {Short} && systemctl daemon-reexec").Ok();
        var (starts, logins) = (Starts(alpha), alpha.SshLogins);
        Assert.Equal(20, DaysLeft(up));
        Assert.Empty((await site.UpAsync(Program(days: 10), up.Snapshot)).Operations);

        var renewed = await site.UpAsync(Program(days: 30), up.Snapshot);
        Assert.Equal(["prod-alpha-kubeconfig-renewal"], renewed.Operations.Select(operation => operation.Name));
        Assert.Equal(365, DaysLeft(renewed));
        Assert.Equal((starts + 1, logins + 1), (Starts(alpha), alpha.SshLogins));
        Assert.Equal(["alpha Ready"], SshSite.Nodes(alpha));

        Assert.Empty((await site.UpAsync(Program(days: 30), renewed.Snapshot)).Operations);
        await site.DestroyAsync(renewed.Snapshot);
        SshSite.AssertClean(alpha);
    }

    private static int Starts(LabHost host) => SshSite.Order(Version, "-ready", host).Count();

    private static double DaysLeft(RunResult result)
    {
        var kubeconfig = Kubeconfig.Parse(new(((StringValue)result.Outputs["kubeconfig"]!.Reveal()).Value));
        return Math.Round((kubeconfig.ClientCertificateExpiry!.Value - DateTimeOffset.UtcNow).TotalDays);
    }
}
