using K3sPulumi.Core.Rancher;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Rancher;

public sealed class RancherChecksTests
{
    private static readonly RancherSpec Good = new() { Version = "2.15.1", Hostname = "rancher.example.com" };
    private static readonly (string Chain, string Key) Ours = TestCertificate.For("rancher.example.com");

    private static Value<string> Unknown => Value<string>.Unknown;

    public static TheoryData<string, string> Wrong => new()
    {
        { "no version", "version: is missing; use a release of Rancher such as 2.15.1." },
        { "range", "version: \"~2.15\" is not an exact version of the chart; use one such as 2.15.1." },
        { "channel", "version: \"latest\" is not an exact version of the chart; use one such as 2.15.1." },
        { "no hostname", "hostname: is missing; use the DNS name of Rancher, such as rancher.example.com." },
        { "address", "hostname: \"10.0.0.5\" is an IP address, for which Kubernetes has no ingress; use a DNS name." },
        { "upper case", "hostname: \"Rancher.example.com\" contains upper-case letters; use rancher.example.com." },
        { "url", "hostname: \"https://rancher.example.com\" is not a valid DNS name; use one such as rancher.example.com, "
            + "without scheme and port." },
        { "k3s", "k3sVersion: \"latest\" is a channel, not a version;" },
        { "replicas", "replicas: must not be 0; use 3, or -3 for one to three, as there are nodes." },
        { "password", "bootstrapPassword: must not be empty; remove it to have Rancher generate a password." },
        { "two sources", "letsEncrypt: cannot be combined with certificate; remove one." },
        { "external certificate", "certificate: is not used with externalTls, because the load balancer has the certificate; "
            + "remove one." },
        { "external too", "letsEncrypt: is not used with externalTls, because the load balancer has the certificate; "
            + "remove one." },
        { "ca", "privateCa: is used only with certificate or externalTls; remove it, or set certificate to one that this CA has "
            + "signed." },
        { "not a ca", "privateCa: is not a certificate in PEM format" },
        { "not cas", "additionalTrustedCas: is not a certificate in PEM format" },
        { "email", "letsEncrypt.email: \"admin\" is not a valid email address; use one such as admin@example.com." },
        { "no email", "letsEncrypt.email: is missing; Let's Encrypt needs an address for notices." },
        { "environment", "letsEncrypt.environment: \"test\" is not a valid value; use production or staging." },
        { "class", "letsEncrypt.ingressClass: \"a b\" is not a valid name of an ingress class; use one such as traefik." },
        { "no key", "certificate.key: is missing; use the private key of the certificate as PEM text." },
        { "another key", "certificate.key: belongs to another certificate; use the key of this certificate." },
        { "another name", "certificate.chain: is not valid for rancher.example.com; use a certificate with this name, or change "
            + "hostname." },
        { "mode", "agentTlsMode: \"lax\" is not a valid value; use strict or system-store." },
        { "registry", "systemDefaultRegistry: \"https://r.example.com\" starts with a scheme" },
        { "timeout", "timeout: 0 is not a valid number of seconds; use at least 1." },
        { "repository", "chart.repository: is an oci:// reference; set chart to it, with the name of the chart at its end." },
        { "not a url", "chart.repository: is not a valid URL; use one such as https://charts.example.com/stable." },
        { "both", "chart.repository: is not used, because chart is an oci:// reference; remove it." },
        { "user", "chart.password: is missing, but username is set; set both or neither." },
        { "yaml", "values: is not valid YAML" },
        { "list", "values: must be a mapping; use key: value lines." },
        { "hostname twice", "values: sets hostname, which is the argument hostname; set hostname instead." },
        { "source twice", "values: sets ingress.tls.source, which is the argument letsEncrypt or certificate; set letsEncrypt or "
            + "certificate instead." },
        { "password in values", "values: sets bootstrapPassword, which is secret; remove it here, and set bootstrapPassword." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void AWrongRequestIsRejected(string request, string message) =>
        Assert.StartsWith(message, Assert.Single(RancherChecks.Problems(Spec(request))).ToString(), StringComparison.Ordinal);

    public static TheoryData<string> Right => ["plain", "letsEncrypt", "certificate", "private ca", "external",
        "external with ca", "unknown", "registry with path", "oci", "values", "same value twice"];

    [Theory]
    [MemberData(nameof(Right))]
    public void ARightRequestHasNoProblems(string request) => Assert.Empty(RancherChecks.Problems(Spec(request)));

    [Fact]
    public void NoMessageContainsAKeyOrAPassword()
    {
        var spec = Good with
        {
            Certificate = new(TestCertificate.For("other.example.com").Chain, new Secret(Ours.Key)),
            BootstrapPassword = new Secret("a-password"),
            Values = "hostname: other.example.com\nbootstrapPassword: a-password\n",
        };

        var text = string.Join('\n', RancherChecks.Problems(spec)) + spec;

        Assert.DoesNotContain("a-password", text.Replace(spec.Values.Content!, ""), StringComparison.Ordinal);
        Assert.DoesNotContain(Ours.Key, text, StringComparison.Ordinal);
    }

    private static RancherSpec Spec(string request) => request switch
    {
        "no version" => Good with { Version = default },
        "range" => Good with { Version = "~2.15" },
        "channel" => Good with { Version = "latest" },
        "no hostname" => Good with { Hostname = default },
        "address" => Good with { Hostname = "10.0.0.5" },
        "upper case" => Good with { Hostname = "Rancher.example.com" },
        "url" => Good with { Hostname = "https://rancher.example.com" },
        "k3s" => Good with { K3sVersion = "latest" },
        "replicas" => Good with { Replicas = 0 },
        "password" => Good with { BootstrapPassword = new Secret("") },
        "mode" => Good with { AgentTlsMode = "lax" },
        "registry" => Good with { SystemDefaultRegistry = "https://r.example.com" },
        "registry with path" => Good with { SystemDefaultRegistry = "r.example.com:5000/mirror" },
        "timeout" => Good with { Timeout = 0 },
        "yaml" => Good with { Values = "a: [" },
        "list" => Good with { Values = "- a" },
        "hostname twice" => Good with { Values = "hostname: other.example.com" },
        "same value twice" => Good with { Replicas = 1, Values = "replicas: 1\nhostname: rancher.example.com" },
        "source twice" => Spec("letsEncrypt") with { Values = "ingress:\n  tls:\n    source: secret" },
        "password in values" => Good with { Values = "bootstrapPassword: x" },
        "values" => Good with { Values = "ingress:\n  tls:\n    source: secret\nauditLog:\n  enabled: true" },
        "unknown" => Good with { Version = Unknown, Hostname = Unknown, Values = Unknown },
        _ => Chart(request) ?? Tls(request) ?? Good,
    };

    private static RancherSpec? Chart(string request) => request switch
    {
        "repository" => Good with { Chart = new() { Repository = "oci://r.example.com/charts" } },
        "not a url" => Good with { Chart = new() { Repository = "charts.example.com" } },
        "both" => Good with { Chart = new() { Chart = "oci://r.example.com/rancher", Repository = "https://c.example.com" } },
        "oci" => Good with { Chart = new() { Chart = "oci://r.example.com/rancher" } },
        "user" => Good with { Chart = new() { Repository = "https://c.example.com", Username = "u" } },
        _ => null,
    };

    private static RancherSpec? Tls(string request) => request switch
    {
        "letsEncrypt" => Good with { LetsEncrypt = new("admin@example.com", "staging", default) },
        "email" => Good with { LetsEncrypt = new("admin", default, default) },
        "no email" => Good with { LetsEncrypt = new(default, default, default) },
        "environment" => Good with { LetsEncrypt = new("admin@example.com", "test", default) },
        "class" => Good with { LetsEncrypt = new("admin@example.com", default, "a b") },
        "certificate" => Good with { Certificate = new(Ours.Chain, new Secret(Ours.Key)) },
        "private ca" => Tls("certificate")! with { PrivateCa = Ours.Chain },
        "two sources" => Tls("certificate")! with { LetsEncrypt = new("admin@example.com", default, default) },
        "external certificate" => Tls("certificate")! with { ExternalTls = true },
        "external too" => Tls("letsEncrypt")! with { ExternalTls = true },
        "external" => Good with { ExternalTls = true },
        "external with ca" => Good with { ExternalTls = true, PrivateCa = Ours.Chain },
        "ca" => Good with { PrivateCa = Ours.Chain },
        "not a ca" => Good with { ExternalTls = true, PrivateCa = "ca.pem" },
        "not cas" => Good with { AdditionalTrustedCas = "ca.pem" },
        "no key" => Good with { Certificate = new(Ours.Chain, default) },
        "another key" => Good with { Certificate = new(Ours.Chain, new Secret(TestCertificate.For("x").Key)) },
        "another name" => Good with { Certificate = Pair("other.example.com") },
        _ => null,
    };

    private static CertificateSpec Pair(string name)
    {
        var (chain, key) = TestCertificate.For(name);
        return new(chain, new Secret(key));
    }
}
