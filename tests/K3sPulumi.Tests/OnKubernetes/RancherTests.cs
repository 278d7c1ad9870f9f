using K3sPulumi.Core.Tests;
using K3sPulumi.Core.Tests.Rancher;
using K3sPulumi.Kubernetes;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests.OnKubernetes;

/// <summary>cert-manager and Rancher on a cluster of the same stack.</summary>
public sealed class RancherTests
{
    private const string Password = "the-first-password";

    private static readonly (string Chain, string Key) Certificate = TestCertificate.For("rancher.example.com");

    [Fact]
    public async Task RancherOnAClusterInPreview()
    {
        var result = await Programs.PreviewAsync(Stack());

        Assert.Empty(result.Errors);
        Golden.Matches("rancher-preview.txt", Tree(result));
    }

    [Fact]
    public async Task RancherOnAClusterInUpdate()
    {
        var result = await Programs.UpAsync(Stack());

        Golden.Matches("rancher-update.txt", Tree(result));
        var second = await Programs.UpAsync(Stack(), result.Snapshot);
        Assert.Empty(second.Operations);
    }

    [Fact]
    public async Task TheClusterIsFirstThenCertManagerThenRancher()
    {
        var result = await Programs.UpAsync(Stack());

        var done = result.Operations.Select(operation => operation.ToString()).ToList();
        Assert.Equal(
            ["create dev-s1-node", "create cert-manager-namespace", "create cert-manager", "create rancher-namespace",
                "create rancher"],
            done.Where(operation => operation is "create dev-s1-node"
                || operation.Contains("cert-manager", StringComparison.Ordinal)
                || operation.Contains("rancher", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnotherVersionUpdatesTheReleaseInPlace()
    {
        var first = await Programs.UpAsync(Stack());

        var second = await Programs.PreviewAsync(Stack(rancher => rancher.Version = "2.15.2"), first.Snapshot);

        var step = Assert.Single(second.Changes, step => step.Custom);
        Assert.Equal((StepOp.Update, "rancher"), (step.Op, step.Name));
        Assert.Equal(["version"], step.Changes.Select(change => change.Path.ToString()));
    }

    [Fact]
    public async Task ThePasswordIsSecretWhereverItIs()
    {
        var result = await Programs.UpAsync(Stack(rancher => rancher.BootstrapPassword = Password));

        var release = result.Resource("rancher", ":Release");
        Assert.Equal(Password, ((StringValue)release.Inputs.Map("values")!["bootstrapPassword"]!.Reveal()).Value);
        Assert.DoesNotContain(Password, result.Tree(), StringComparison.Ordinal);
        Assert.Equal("rancher.example.com", release.Inputs.Map("values")!.Text("hostname"));
    }

    [Fact]
    public async Task ACertificateIsASecretThatTheReleaseWaitsFor()
    {
        var result = await Programs.UpAsync(Stack(WithCertificate));

        var secrets = result.Resources.Where(resource => resource.Type == "kubernetes:core/v1:Secret").ToList();
        Assert.Equal(["rancher-tls-ca", "rancher-tls-ca-additional", "rancher-tls-rancher-ingress"],
            secrets.Select(secret => secret.Name).Order());
        Assert.All(secrets, secret => Assert.IsType<SecretValue>(secret.Inputs["stringData"]));
        Assert.DoesNotContain(Certificate.Key.Split('\n')[1], result.Tree(), StringComparison.Ordinal);
        var done = result.Operations.Select(operation => operation.ToString()).ToList();
        Assert.All(secrets, secret =>
            Assert.InRange(done.IndexOf($"create {secret.Name}"), 0, done.IndexOf("create rancher") - 1));
        Assert.Equal("secret", result.Resource("rancher", ":Release").Inputs.Map("values")!.Map("ingress")!.Map("tls")!
            .Text("source"));
    }

    [Fact]
    public async Task ARenewedCertificateTouchesOnlyItsSecret()
    {
        var first = await Programs.UpAsync(Stack(WithCertificate));
        var renewed = TestCertificate.For("rancher.example.com");

        var second = await Programs.UpAsync(Stack(rancher =>
        {
            WithCertificate(rancher);
            rancher.Certificate = new() { Chain = renewed.Chain, Key = renewed.Key };
        }), first.Snapshot);

        Assert.Equal(["delete rancher-tls-rancher-ingress", "create rancher-tls-rancher-ingress"],
            second.Operations.Select(operation => operation.ToString()));
    }

    private static void WithCertificate(RancherArgs rancher)
    {
        rancher.Certificate = new() { Chain = Certificate.Chain, Key = Certificate.Key };
        (rancher.PrivateCa, rancher.AdditionalTrustedCas) = (Certificate.Chain, Certificate.Chain);
    }

    /// <summary>In preview, before the cluster is created; and when the version of K3s is an output of another stack.</summary>
    [Fact]
    public async Task AK3sThatRancherDoesNotRunOnIsRejectedInPreview()
    {
        var result = await Programs.PreviewAsync(Stack(rancher => rancher.Version = "2.14.3"));

        Assert.Equal(
            "Rancher \"rancher\" has 1 problem:\n  version: Rancher 2.14.3 runs on Kubernetes 1.33 to 1.35, and its chart "
            + "refuses K3s v1.36.1+k3s1; use Rancher 2.15, or K3s 1.35.",
            Assert.Single(result.Errors).Message.Trim());
    }

    [Fact]
    public async Task EveryProblemIsReportedAtOnce()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            _ = new CertManager("certs", new() { Version = "latest", Chart = new() { Repository = "nowhere" } });
            return Output.Create("");
        }));

        Assert.Equal(
            """
            CertManager "certs" has 2 problems:
              version: "latest" is not an exact version of the chart; use one such as v1.21.1.
              chart.repository: is not a valid URL; use one such as https://charts.example.com/stable.
            """, Assert.Single(result.Errors).Message.Trim());
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
    }

    [Fact]
    public async Task InAClosedNetworkTheChartsComeFromElsewhere()
    {
        var result = await Programs.UpAsync(Stack(rancher =>
        {
            rancher.SystemDefaultRegistry = "registry.example.com:5000";
            rancher.Chart = new() { Repository = "https://charts.example.com", Username = "u", Password = Password };
        }));
        var local = await Programs.UpAsync(Stack(rancher => rancher.Chart = new() { Chart = "./rancher-2.15.1.tgz" }));

        var release = result.Resource("rancher", ":Release").Inputs;
        Assert.Equal("https://charts.example.com", release.Map("repositoryOpts")!.Text("repo"));
        Assert.IsType<SecretValue>(release.Map("repositoryOpts")!["password"]);
        Assert.Equal("registry.example.com:5000", release.Map("values")!.Text("systemDefaultRegistry"));
        Assert.Null(local.Resource("rancher", ":Release").Inputs["repositoryOpts"]);
        Assert.Equal("./rancher-2.15.1.tgz", local.Resource("rancher", ":Release").Inputs.Text("chart"));
    }

    /// <summary>Without the cluster, which other tests show.</summary>
    private static string Tree(RunResult result)
    {
        var isShown = false;
        return string.Join('\n', result.Tree().Split('\n').Where(line =>
        {
            if (line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
                isShown = line.Contains("kubernetes:", StringComparison.Ordinal);
            return isShown;
        })) + "\n";
    }

    private static Func<Task<int>> Stack(Action<RancherArgs>? change = null) => Programs.Stack(() =>
    {
        var cluster = new K3sCluster("dev", Programs.Ssh(servers: 1, agents: 0));
        var kubernetes = cluster.KubernetesProvider("on-dev");
        var certManager = new CertManager("cert-manager", new() { Version = "v1.21.1" }, new() { Provider = kubernetes });
        var args = new RancherArgs
        {
            Version = "2.15.1",
            Hostname = "rancher.example.com",
            K3sVersion = cluster.Version,
        };
        change?.Invoke(args);
        return new Rancher("rancher", args, new() { Provider = kubernetes, DependsOn = { certManager } }).Url;
    });
}
