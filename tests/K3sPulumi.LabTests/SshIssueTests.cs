using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.LabTests;

/// <summary>Kubeconfigs and join tokens that a running cluster issues.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshIssueTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    [LabFact]
    public async Task AnAgentJoinsWithATokenThatWasIssuedAndAKubeconfigIsSigned()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));

        var up = await site.UpAsync(Program(site, alpha, issues: true));

        var (token, kubeconfig) = (Text(up, "token"), Text(up, "kubeconfig"));
        Assert.Matches("^K10[0-9a-f]{64}::[a-z0-9]{6}\\.[a-z0-9]{16}$", token);
        Assert.Contains($"server: https://{alpha.Address}:6443", kubeconfig, StringComparison.Ordinal);
        Assert.Equal("k3spulumi:ci:view", alpha.Exec(
            "k3s kubectl get clusterrolebindings -l k3spulumi/kubeconfig=ci -o 'jsonpath={.items[0].metadata.name}'").Ok());
        Assert.Empty((await site.UpAsync(Program(site, alpha, issues: true), up.Snapshot)).Operations);
        await site.UpAsync(site.Joining(echo, alpha, Version, token));
        Assert.Contains("echo Ready", SshSite.Nodes(alpha));

        await site.UpAsync(Program(site, alpha, issues: false), up.Snapshot);
        Assert.DoesNotContain(token.Split("::")[1][..6], alpha.Exec("k3s token list").Ok(), StringComparison.Ordinal);
        Assert.Equal("", alpha.Exec("k3s kubectl get clusterrolebindings -l k3spulumi/kubeconfig=ci -o name").Ok().Trim());
    }

    private static string Text(K3sPulumi.LocalEngine.RunResult up, string name) =>
        ((StringValue)up.Outputs[name]!.Reveal()).Value;

    private static Func<Task<int>> Program(SshSite site, LabHost alpha, bool issues) => () => Deployment.RunAsync(() =>
    {
        var args = new K3sClusterArgs { Version = Version, Servers = [new() { NodeName = "alpha", Ssh = site.Ssh(alpha) }] };
        if (issues)
        {
            args.Kubeconfigs = [new() { Name = "ci", Groups = new[] { "view" }, Days = 30 }];
            args.JoinTokens = [new() { Ttl = "2h", Description = "edge site" }];
        }

        var cluster = new K3sCluster("prod", args);
        return new Dictionary<string, object?>
        {
            ["token"] = cluster.JoinTokens.Apply(all => all.FirstOrDefault() ?? ""),
            ["kubeconfig"] = cluster.Kubeconfigs.Apply(all => all.GetValueOrDefault("ci") ?? ""),
        };
    });
}
