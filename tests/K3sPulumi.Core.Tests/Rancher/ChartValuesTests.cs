using System.Text.Encodings.Web;
using System.Text.Json;
using K3sPulumi.Core.Rancher;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Rancher;

/// <summary>What the charts get, as JSON.</summary>
public sealed class ChartValuesTests
{
    private static readonly RancherSpec Plain = new() { Version = "2.15.1", Hostname = "rancher.example.com" };

    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Requests => ["plain", "lets-encrypt", "certificate", "external", "air-gap", "values"];

    [Theory]
    [MemberData(nameof(Requests))]
    public void TheValuesOfRancher(string request) =>
        Golden.Matches($"rancher/{request}.json", Text(RancherValues.Of(Spec(request))));

    [Theory]
    [InlineData("v1.21.1", null)]
    [InlineData("v1.14.7", null)]
    [InlineData("v1.21.1", "registry.example.com:5000")]
    public void TheValuesOfCertManager(string version, string? registry) => Golden.Matches(
        $"rancher/cert-manager-{version}{(registry is null ? "" : "-air-gap")}.json",
        Text(new CertManagerSpec { Version = version, SystemDefaultRegistry = registry }.ChartValues()));

    [Theory]
    [InlineData("~1.21")]
    [InlineData("latest")]
    [InlineData("")]
    public void AWrongVersionOfCertManagerIsRejected(string version) => Assert.Equal(
        $"version: \"{version}\" is not an exact version of the chart; use one such as v1.21.1.",
        Assert.Single(CertManagerSpec.Problems(new() { Version = version })).ToString());

    [Fact]
    public void AnImageBesideTheRegistryIsRejected() => Assert.Equal(
        "values: sets image.repository, which is the argument systemDefaultRegistry; set systemDefaultRegistry instead.",
        Assert.Single(CertManagerSpec.Problems(new()
        {
            Version = "v1.21.1",
            SystemDefaultRegistry = "registry.example.com",
            Values = "image:\n  repository: other.example.com/controller",
        })).ToString());

    [Fact]
    public void YamlIsReadAsHelmReadsIt()
    {
        var values = new HelmValues().Under("""
            flag: yes
            off: "off"
            number: 3
            octal: 0x10
            half: 0.5
            text: 1.2.3
            version: "1.20"
            nothing: ~
            list: [1, a, {b: true}]
            """);

        Assert.Equal(
            """{"flag":true,"half":0.5,"list":[1,"a",{"b":true}],"nothing":null,"number":3,"octal":16,"off":"off","""
            + "\"text\":\"1.2.3\",\"version\":\"1.20\"}",
            JsonSerializer.Serialize<object>(values));
    }

    private static string Text(HelmValues values) => JsonSerializer.Serialize<object>(values, Layout) + "\n";

    private static RancherSpec Spec(string request) => request switch
    {
        "lets-encrypt" => Plain with { LetsEncrypt = new("admin@example.com", "staging", default), Replicas = 1 },
        "certificate" => Plain with { Certificate = new("chain", new Secret("key")), PrivateCa = "ca", AgentTlsMode = "strict" },
        "external" => Plain with { ExternalTls = true, PrivateCa = "ca", AdditionalTrustedCas = "others" },
        "air-gap" => Plain with { SystemDefaultRegistry = "registry.example.com:5000" },
        "values" => Plain with
        {
            SystemDefaultRegistry = "registry.example.com:5000",
            UseBundledSystemChart = false,
            LetsEncrypt = new("admin@example.com", default, "nginx"),
            Values = "ingress:\n  extraAnnotations:\n    example.com/a: \"1\"\nauditLog: {enabled: true, level: 1}\n"
                + "rancherImage: mine",
        },
        _ => Plain,
    };
}
