using System.Net.Http;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LabTests.Harness;

/// <summary>Stacks on the Docker daemon, with the lab's images instead of unavailable ones.</summary>
internal sealed class DockerStack
{
    public const string Version = "v1.36.1+k3s1";

    private readonly Lab _lab;

    public DockerStack(Lab lab)
    {
        _lab = lab;
        ClearLeftovers();
    }

    /// <summary>Whether K3s is the real one; then every image is.</summary>
    public static bool IsReal => Environment.GetEnvironmentVariable("K3S_IMAGE") is { Length: > 0 };

    /// <summary>Marks the registry's image as needed.</summary>
    public bool UsesRegistry { get; init; }

    private Dictionary<string, string> Images
    {
        get
        {
            var images = new Dictionary<string, string> { ["rancher/k3s:v1.36.1-k3s1"] = _lab.K3sImage(Version) };
            if (!IsReal)
                (images["haproxy:3.2-alpine"], images["postgres:17"]) = (_lab.Image("haproxy"), _lab.Image("postgres"));
            if (UsesRegistry)
                images["registry:2.8.3"] = images["registry:3"] = _lab.Image("registry");
            return images;
        }
    }

    /// <summary>A compiled example itself, not a copy of it.</summary>
    public static Func<Task<int>> Example(string assembly) => () =>
        (Task<int>)Assembly.Load(assembly).GetType("Program")!
            .GetMethod("<Main>$", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [Array.Empty<string>()])!;

    public async Task<RunResult> UpAsync(Func<Task<int>> program, Snapshot? previous = null)
    {
        await using var engine = Engine.Live(images: Images);
        var result = await engine.RunAsync(program, previous);
        if (!result.Succeeded)
            await engine.DestroyAsync(result.Snapshot);
        // whole, which Assert.Equal would shorten
        Assert.True(result.Succeeded, string.Join("\n\n", result.Errors.Select(error => error.Message)));
        return result;
    }

    /// <summary>Runs a program that must be rejected; returns the errors.</summary>
    /// <param name="program">The program.</param>
    /// <param name="previous">What is there.</param>
    /// <param name="failing">The resource that fails; null: none is touched.</param>
    /// <param name="before">What is created before it.</param>
    public async Task<string> FailAsync(Func<Task<int>> program, Snapshot previous, string? failing = null, string? before = null)
    {
        await using var engine = Engine.Live(images: Images);
        var result = await engine.RunAsync(program, previous);
        Assert.False(result.Succeeded);
        Assert.DoesNotContain(result.Operations,
            operation => !operation.Name.EndsWith("-pool", StringComparison.Ordinal) && operation.Name != failing
                && operation.Name != before);
        return string.Join('\n', result.Errors.Select(error => error.Message));
    }

    public async Task DestroyAsync(Snapshot snapshot)
    {
        await using var engine = Engine.Live(images: Images);
        var destroyed = await engine.DestroyAsync(snapshot);
        Assert.Empty(destroyed.Errors.Select(error => error.Message));
    }

    public void AssertNothingIsLeft(string cluster)
    {
        Assert.Equal("", _lab.Docker("ps", "--all", "--quiet", "--filter", $"name=^{cluster}-").Ok());
        Assert.Equal("", _lab.Docker("volume", "ls", "--quiet", "--filter", $"name=^{cluster}-").Ok());
        Assert.Equal("", _lab.Docker("network", "ls", "--quiet", "--filter", $"name=^k3s-{cluster}$").Ok());
    }

    /// <summary>Names of the nodes, from a server.</summary>
    public IEnumerable<string> Nodes(string server) =>
        _lab.Docker("exec", server, "kubectl", "get", "nodes", "-o", "name").Ok().Split('\n')
            .Select(name => name.Split('/')[^1].Trim()).Order();

    /// <summary>When a container started.</summary>
    public string StartedAt(string container) => _lab.Docker("inspect", "-f", "{{.State.StartedAt}}", container).Ok();

    /// <summary>Names in stacks are fixed, so leftovers of killed runs and failed tests would conflict.</summary>
    private void ClearLeftovers()
    {
        var left = Lines("container", "ls", "--all", "--format", "{{.Names}} {{.Image}} {{.Label \"k3spulumi.lab\"}}.")
            .Select(line => line.Split(' '))
            .Where(parts => parts[1].StartsWith("k3spulumi-lab/", StringComparison.Ordinal) && parts[2] == ".")
                .Select(parts => parts[0]).ToList();
        if (left.Count == 0)
            return;
        _lab.Docker(["rm", "--force", "--volumes", .. left]).Ok();
        foreach (var volume in Lines("volume", "ls", "--quiet")
            .Where(volume => left.Any(name => volume.StartsWith($"{name}-", StringComparison.Ordinal))))
            _lab.Docker("volume", "rm", volume).Ok();
        foreach (var network in Lines("network", "ls", "--quiet", "--filter", "name=^k3s-"))
            _lab.Docker("network", "rm", network);
    }

    private string[] Lines(params string[] command) =>
        _lab.Docker(command).Ok().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Kubeconfig Kubeconfig(RunResult result) =>
        Core.Kubeconfigs.Kubeconfig.Parse(new Secret(((StringValue)result.Outputs["kubeconfig"]!.Reveal()).Value));

    /// <summary>The API's answer to a client that trusts only the CA in the kubeconfig.</summary>
    public static async Task<string> PingAsync(Kubeconfig kubeconfig)
    {
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
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };
        return (await client.GetStringAsync(new Uri(kubeconfig.ServerUrl + "/ping"))).Trim();
    }

    /// <summary>Waits until the API answers.</summary>
    public static void AwaitApi(Kubeconfig kubeconfig, string when) => Lab.WaitFor($"the API {when}", () =>
    {
        try
        {
            return PingAsync(kubeconfig).GetAwaiter().GetResult() == "pong";
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }, 90);

    /// <summary>
    /// The generated secrets are neither in the state nor in what Docker shows of the containers nor in their process lists.
    /// </summary>
    public void AssertNoSecretIsInTheOpen(RunResult result, params string[] containers)
    {
        var secrets = result.Snapshot.Resources.Where(resource =>
            resource.Type.EndsWith(":RandomPassword", StringComparison.Ordinal))
            .Select(resource => resource.Outputs.Text("result")!).ToList();
        Assert.Equal(2, secrets.Count);
        var open = string.Concat(
            result.Snapshot.ToJson("passphrase"),
            result.Tree(),
            _lab.Docker(["inspect", .. containers]).Ok(),
            string.Concat(containers.Select(container => _lab.Docker("top", container, "-eo", "pid,args").Ok()
                + _lab.Docker("logs", container).Output)));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, open, StringComparison.Ordinal));
    }
}
