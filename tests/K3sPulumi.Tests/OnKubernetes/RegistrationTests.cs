using System.Diagnostics;
using System.Runtime.CompilerServices;
using K3sPulumi.Kubernetes;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests.OnKubernetes;

/// <summary>A cluster that registers with a Rancher elsewhere.</summary>
public sealed class RegistrationTests : IDisposable
{
    private const string Token = "t9zx8qqqq_c-m-abcd1234";

    private const string Manifest = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cattle-cluster-agent, namespace: cattle-system}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: cattle-system}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: cattle-credentials-1, namespace: cattle-system}
        data: {token: dDl6eDhxcXFx}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Child.Delete(_folder);

    [Fact]
    public async Task TheManifestIsFetchedOnceAndAppliedToTheCluster()
    {
        var result = await Programs.UpAsync(Stack(), answer: Rancher);

        Assert.Equal(
            ["create fleet:cattle-system", "create fleet:cattle-system/cattle-credentials-1",
                "create fleet:cattle-system/cattle-cluster-agent"],
            result.Operations.Select(operation => operation.ToString())
                .Where(operation => operation.Contains("fleet:", StringComparison.Ordinal)));
        Assert.All(result.Resources.Where(resource => resource.Name.StartsWith("fleet:", StringComparison.Ordinal)),
            resource => Assert.Contains("::on-dev::", resource.Options.Provider, StringComparison.Ordinal));
        var second = await Programs.UpAsync(Stack(), result.Snapshot, Rancher);
        Assert.Empty(second.Operations);
    }

    [Fact]
    public async Task TheTokenIsSecretEverywhere()
    {
        var result = await Programs.UpAsync(Stack(), answer: Rancher);

        Assert.DoesNotContain(Token, result.Tree(), StringComparison.Ordinal);
        Assert.DoesNotContain("dDl6eDhxcXFx", result.Tree(), StringComparison.Ordinal);
        Assert.IsType<SecretValue>(result.Resource("fleet-manifest").Inputs["stdin"]);
        Assert.DoesNotContain(Token, result.Resource("fleet-manifest").Inputs.Text("create")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAProviderNothingIsAppliedAnywhere()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
            new RancherRegistration("fleet", new() { Server = "https://rancher.example.com", Token = Token }).Server));

        Assert.Equal(
            "RancherRegistration \"fleet\" has 1 problem:\n  options: have no provider; pass the Kubernetes provider "
            + "of the cluster.",
            Assert.Single(result.Errors).Message.Trim());
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
    }

    [Fact]
    public async Task AnotherTokenFetchesTheManifestAgain()
    {
        var first = await Programs.UpAsync(Stack(), answer: Rancher);

        var second = await Programs.UpAsync(Stack("other_c-m-abcd1234"), first.Snapshot, Rancher);

        Assert.Equal(["update fleet-manifest"], second.Operations.Select(operation => operation.ToString()));
    }

    [Theory]
    [InlineData(0, "kind: Namespace", 0, "")]
    [InlineData(0, "<html>", 1, "error: Rancher's answer is not a manifest; check that server is the URL of Rancher")]
    [InlineData(22, "", 1,
        "error: Rancher rejects the request; check that the token is valid and that the cluster still exists in Rancher")]
    [InlineData(60, "", 1, "error: Rancher's certificate is not trusted; set ca to the CA of Rancher")]
    [InlineData(7, "", 1,
        "error: Rancher does not answer (curl ended with 7); check server, and that the deploying machine can reach it")]
    public async Task TheScriptSaysWhatCurlFound(int code, string body, int exitCode, string error)
    {
        var curl = Path.Combine(_folder, "curl");
        Child.Program(curl, $$"""
            #!/bin/sh
            echo "$*" >>'{{_folder}}/arguments'
            while [ $# -gt 0 ]; do
              case $1 in --config) cp "$2" '{{_folder}}/config' ;; --output) echo '{{body}}' >"$2" ;; esac
              shift
            done
            exit {{code}}
            """);

        var (ended, output, errors) = await RunAsync($"https://rancher.example.com/v3/import/{Token}.yaml\n");

        Assert.Equal(exitCode, ended);
        Assert.Equal(exitCode == 0 ? body : "", output.Trim());
        Assert.Contains(error, errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, errors + await File.ReadAllTextAsync(_folder + "/arguments"), StringComparison.Ordinal);
        Assert.Contains(Token, await File.ReadAllTextAsync(_folder + "/config"), StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string input, [CallerFilePath] string caller = "")
    {
        var script = Path.Combine(Path.GetDirectoryName(caller)!, "../../../src/K3sPulumi.Kubernetes/Scripts/import.sh");
        var start = new ProcessStartInfo("sh", [script]);
        start.Environment["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["K3SPULUMI_PAUSE"] = "0";
        return await Task.Run(() => Child.Run(start, input));
    }

    private static MockAnswer? Rancher(MockCall call) => call.Name == "fleet-manifest" ? MockAnswer.Stdout(Manifest) : null;

    private static Func<Task<int>> Stack(string token = Token) => Programs.Stack(() =>
    {
        var cluster = new K3sCluster("dev", Programs.Ssh(servers: 1, agents: 0));
        var kubernetes = cluster.KubernetesProvider("on-dev");
        return new RancherRegistration("fleet", new() { Server = "https://rancher.example.com", Token = token },
            new() { Provider = kubernetes }).Server;
    });
}
