using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>Charts that K3s's Helm controller installs, upgrades and uninstalls, as files come, change and go.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshChartTests(Lab lab)
{
    private const string Version = "v1.34.2+k3s1", Manifests = "/var/lib/rancher/k3s/server/manifests";

    [LabFact]
    public async Task AChartIsInstalledUpgradedAndUninstalledWithoutARestartOfK3s()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");
        Func<Task<int>> Program(params HelmChartArgs[] charts) =>
            site.Cluster(Version, [alpha], [], args => args.HelmCharts.AddRange(charts));

        var up = await site.UpAsync(Program(Chart("app"), Chart("other")));
        Seen(alpha, "chart-installed app", "chart-installed other");
        Assert.Equal("600 root", alpha.Mode($"{Manifests}/k3spulumi-chart-app.yaml"));
        var start = alpha.Exec("systemctl show -p ExecMainStartTimestamp k3s").Ok();

        var newer = await site.UpAsync(Program(Chart("app", version: "2.0.0"), Chart("other")), up.Snapshot);
        Seen(alpha, "chart-installed app", "chart-installed other", "chart-upgraded app");
        var secret = await site.UpAsync(
            Program(Chart("app", version: "2.0.0", password: "second-in-clear"), Chart("other")), newer.Snapshot);
        Seen(alpha, "chart-installed app", "chart-installed other", "chart-upgraded app", "chart-upgraded app");

        var fewer = await site.UpAsync(Program(Chart("other")), secret.Snapshot);
        Seen(alpha, "chart-installed app", "chart-installed other", "chart-upgraded app", "chart-upgraded app",
            "chart-uninstalled app");
        Assert.Equal("other", Kubectl(alpha, "helmcharts"));
        Assert.Equal("k3spulumi-chart-other", Kubectl(alpha, "addons.k3s.cattle.io"));
        Assert.Equal("", alpha.Exec($"ls {Manifests} | grep app || true").Ok());
        Assert.DoesNotContain("k3spulumi-values-app", alpha.Exec("k3s kubectl -n kube-system get secrets -o name").Ok(),
            StringComparison.Ordinal);

        var back = await site.UpAsync(Program(Chart("app"), Chart("other")), fewer.Snapshot);
        Lab.WaitFor("the chart to be installed again", () => Events(alpha)[^1] == "chart-installed app");
        Assert.Empty((await site.UpAsync(Program(Chart("app"), Chart("other")), back.Snapshot)).Operations);
        Assert.Equal(start, alpha.Exec("systemctl show -p ExecMainStartTimestamp k3s").Ok());
    }

    [LabFact]
    public async Task AChartThatLeavesAllServersIsUninstalledOnceAndDoesNotComeBackWithARestart()
    {
        var site = new SshSite(lab, Version);
        LabHost[] servers = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        Func<Task<int>> Program(params HelmChartArgs[] charts) =>
            site.Cluster(Version, servers, [], args => args.HelmCharts.AddRange(charts));

        var up = await site.UpAsync(Program(Chart("app")));
        Lab.WaitFor("the chart", () => Kubectl(servers[0], "helmcharts") == "app");
        await site.UpAsync(Program(), up.Snapshot);

        Assert.Single(servers.SelectMany(Events), line => line == "chart-uninstalled app");
        foreach (var server in servers)
        {
            server.Exec("systemctl restart k3s").Ok();
            Lab.WaitFor("the server to be back", () => server.Exec("k3s kubectl get --raw /readyz").ExitCode == 0);
        }

        // as long as the last server needs to look at its files
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal("", Kubectl(servers[0], "helmcharts"));
        Assert.Equal("", Kubectl(servers[0], "addons.k3s.cattle.io"));
    }

    private static HelmChartArgs Chart(string name, string version = "1.0.0", string password = "first-in-clear") => new()
    {
        Name = name,
        Repo = "https://charts.example.com",
        Chart = name,
        Version = version,
        TargetNamespace = "apps",
        Values = "replicas: 2",
        SecretValues = $"password: {password}",
    };

    private static void Seen(LabHost host, params string[] events)
    {
        Lab.WaitFor($"{events.Length} events of charts", () => Events(host).Count >= events.Length);
        Assert.Equal(events, Events(host));
    }

    /// <summary>As <c>chart-installed NAME</c>, in their order.</summary>
    private static List<string> Events(LabHost host) =>
    [
        .. host.Exec("cat /var/log/k3s-standin/events.jsonl | "
            + """sed -n 's/.*"event": "\(chart-[a-z]*\)", "chart": "\([^"]*\)".*/\1 \2/p'""")
            .Ok().Split('\n', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>The names of K3s's objects of a kind, without those of K3s itself.</summary>
    private static string Kubectl(LabHost host, string kind) => string.Join(' ', host.Exec(
        $"k3s kubectl -n kube-system get {kind} -o 'jsonpath={{.items[*].metadata.name}}'").Ok().Trim().Split(' ').Order());
}
