using System.Net.Http;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.Offline.Engine;
using K3sPulumi.Offline.Engine.State;
using K3sPulumi.Offline.Engine.Values;

namespace K3sPulumi.LabTests;

/// <summary>The quickstart as it is in the README, carried out for real.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class QuickstartTests(Lab lab)
{
    private const string Version = "v1.36.1+k3s1";

    [LabFact]
    public async Task TheQuickstartComesUpStaysUnchangedShrinksAndGoesWithoutATrace()
    {
        var first = await UpAsync(Quickstart());
        try
        {
            await TheApiAnswersWithTheKubeconfigsCertificateAuthorityAsync(Kubeconfig(first));
            Assert.Equal(["dev-agent-0", "dev-agent-1", "dev-server-0"], Nodes());
            AssertNoSecretIsInTheOpen(first);

            var second = await UpAsync(Quickstart(), first.Snapshot);
            Assert.Empty(second.Operations);

            var smaller = await UpAsync(OneAgent(), first.Snapshot);
            Assert.Equal(["dev-agent-0", "dev-server-0"], Nodes());
            AssertDrained("dev-agent-1");
            first = smaller;
        }
        finally
        {
            await DestroyAsync(first.Snapshot);
        }

        Assert.Equal("", lab.Docker("ps", "--all", "--quiet", "--filter", "name=^dev-").Ok());
        Assert.Equal("", lab.Docker("volume", "ls", "--quiet", "--filter", "name=^dev-").Ok());
        Assert.Equal("", lab.Docker("network", "ls", "--quiet", "--filter", "name=^k3s-dev$").Ok());
    }

    private Dictionary<string, string> Images => new() { ["rancher/k3s:v1.36.1-k3s1"] = lab.K3sImage(Version) };

    /// <summary>The compiled example itself, not a copy of it.</summary>
    private static Func<Task<int>> Quickstart() => () =>
        (Task<int>)Assembly.Load("Quickstart").GetType("Program")!
            .GetMethod("<Main>$", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [Array.Empty<string>()])!;

    private static Func<Task<int>> OneAgent() => () => Pulumi.Deployment.RunAsync(() =>
    {
        var cluster = new K3sCluster("dev", new()
        {
            Version = Version,
            Servers = [new() { Docker = new() }],
            Agents = [new() { Docker = new() }],
        });
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });

    private async Task<RunResult> UpAsync(Func<Task<int>> program, Snapshot? previous = null)
    {
        await using var engine = OfflineEngine.Live(images: Images);
        var result = await engine.RunAsync(program, previous);
        if (!result.Succeeded)
            await DestroyAsync(result.Snapshot);
        Assert.Empty(result.Errors.Select(error => error.Message));
        return result;
    }

    private async Task DestroyAsync(Snapshot snapshot)
    {
        await using var engine = OfflineEngine.Live(images: Images);
        var destroyed = await engine.DestroyAsync(snapshot);
        Assert.Empty(destroyed.Errors.Select(error => error.Message));
    }

    private static Kubeconfig Kubeconfig(RunResult result) =>
        Core.Kubeconfig.Parse(new Secret(((StringValue)result.Outputs["kubeconfig"]!.Reveal()).Value));

    private IEnumerable<string> Nodes() =>
        lab.Docker("exec", "dev-server-0", "kubectl", "get", "nodes", "-o", "name").Ok().Split('\n').Select(name => name.Split('/')[^1].Trim()).Order();

    /// <summary>The stand-in writes down the calls of kubectl; the real K3s does not.</summary>
    private void AssertDrained(string node)
    {
        if (Environment.GetEnvironmentVariable("K3S_IMAGE") is { Length: > 0 })
            return;
        var calls = lab.Docker("exec", "dev-server-0", "sh", "-c", "cat /var/log/k3s-standin/*.jsonl").Ok().Split('\n');
        Assert.Contains(calls, call => call.Contains("drain", StringComparison.Ordinal) && call.Contains(node, StringComparison.Ordinal));
    }

    private static async Task TheApiAnswersWithTheKubeconfigsCertificateAuthorityAsync(Kubeconfig kubeconfig)
    {
        Assert.Equal("https://127.0.0.1:6443", kubeconfig.ServerUrl);
        Assert.Equal("dev", kubeconfig.Context);
        using var authority = X509Certificate2.CreateFromPem(kubeconfig.CertificateAuthority);
        using var handler = new HttpClientHandler
        {
            UseProxy = false,
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(authority);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                return chain.Build(certificate!);
            },
        };
        using var client = new HttpClient(handler);
        Assert.Equal("pong", (await client.GetStringAsync(new Uri(kubeconfig.ServerUrl + "/ping"))).Trim());
    }

    /// <summary>Neither in the state nor in what Docker shows of the containers nor in their process lists.</summary>
    private void AssertNoSecretIsInTheOpen(RunResult result)
    {
        var secrets = result.Snapshot.Resources.Where(resource => resource.Type.EndsWith(":RandomPassword", StringComparison.Ordinal))
            .Select(resource => resource.Outputs.Text("result")!).ToList();
        Assert.Equal(2, secrets.Count);
        string[] containers = ["dev-server-0", "dev-agent-0", "dev-agent-1"];
        var open = string.Concat(
            result.Snapshot.ToJson("passphrase"),
            result.Tree(),
            lab.Docker(["inspect", .. containers]).Ok(),
            string.Concat(containers.Select(container => lab.Docker("top", container, "-eo", "pid,args").Ok() + lab.Docker("logs", container).Output)));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, open, StringComparison.Ordinal));
    }
}
