using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Rancher;

/// <summary>Everything that is wrong with a request for Rancher.</summary>
internal static class RancherChecks
{
    private static readonly string[] Environments = ["production", "staging"];
    private static readonly string[] AgentTlsModes = ["strict", "system-store"];

    public static IReadOnlyList<Problem> Problems(RancherSpec spec) => ProblemList.Of(problems =>
    {
        problems.Require("version", spec.Version, "is missing; use a release of Rancher such as 2.15.1.");
        problems.Check("version", spec.Version, version => ChartSpec.VersionProblem(version, "2.15.1"));
        problems.Require("hostname", spec.Hostname, "is missing; use the DNS name of Rancher, such as rancher.example.com.");
        problems.Check("hostname", spec.Hostname, HostnameProblem);
        problems.Check("k3sVersion", spec.K3sVersion, version =>
            K3sVersion.TryParse(version, out var why) is null ? why : null);
        problems.Add("version", Judge(spec, SupportMatrix.Problem));
        problems.Check("replicas", spec.Replicas, replicas => replicas == 0
            ? "must not be 0; use 3, or -3 for one to three, as there are nodes." : null);
        problems.Check("bootstrapPassword", spec.BootstrapPassword, password =>
            password.Value.Length == 0 ? "must not be empty; remove it to have Rancher generate a password." : null);
        Tls(problems, spec);
        problems.Check("agentTlsMode", spec.AgentTlsMode, mode => AllowedValues.Problem(mode, AgentTlsModes));
        problems.Check("systemDefaultRegistry", spec.SystemDefaultRegistry, ImageNames.RegistryProblem);
        spec.Chart.Check(problems.At("chart"));
        problems.Check("timeout", spec.Timeout, TimeoutProblem);
        if (spec.Values.IsKnown)
            RancherValues.Check(problems.At("values"), spec);
    });

    public static IReadOnlyList<Problem> Advice(RancherSpec spec) =>
        ProblemList.Of(advice => advice.Add("version", Judge(spec, SupportMatrix.Advice)));

    public static string? TimeoutProblem(int seconds) =>
        seconds < 1 ? $"{seconds} is not a valid number of seconds; use at least 1." : null;

    private static string? Judge(RancherSpec spec, Func<string, K3sVersion, string?> judge) =>
        spec is { Version: { IsKnown: true, Content: { } rancher }, K3sVersion: { IsKnown: true, Content: { } k3s } }
            && K3sVersion.TryParse(k3s, out _) is { } version ? judge(rancher, version) : null;

    private static string? HostnameProblem(string hostname) => hostname switch
    {
        _ when Addresses.IsIp(hostname) =>
            $"{Quote.Value(hostname)} is an IP address, for which Kubernetes has no ingress; use a DNS name.",
        _ when DnsNames.IsSubdomain(hostname) => null,
        _ when DnsNames.IsSubdomain(hostname.ToLowerInvariant()) =>
            $"{Quote.Value(hostname)} contains upper-case letters; use {hostname.ToLowerInvariant()}.",
        _ => $"{Quote.Value(hostname)} is not a valid DNS name; use one such as rancher.example.com, without scheme and port.",
    };

    private static void Tls(ProblemList problems, RancherSpec spec)
    {
        if (spec.LetsEncrypt is { } letsEncrypt)
            LetsEncrypt(problems.At("letsEncrypt"), letsEncrypt);
        if (spec.Certificate is { } certificate)
            Certificate(problems.At("certificate"), certificate, spec.Hostname);
        foreach (var (name, isGiven) in new[] { ("letsEncrypt", spec.LetsEncrypt is not null),
            ("certificate", spec.Certificate is not null) })
        {
            if (isGiven && spec.ExternalTls)
                problems.Add(name, "is not used with externalTls, because the load balancer has the certificate; remove one.");
        }

        if (spec is { LetsEncrypt: not null, Certificate: not null })
            problems.Add("letsEncrypt", "cannot be combined with certificate; remove one.");
        if (spec is { PrivateCa.IsGiven: true, Certificate: null, ExternalTls: false })
            problems.Add("privateCa",
                "is used only with certificate or externalTls; remove it, or set certificate to one that this CA has signed.");
        problems.Check("privateCa", spec.PrivateCa, Pem.CertificateProblem);
        problems.Check("additionalTrustedCas", spec.AdditionalTrustedCas, Pem.CertificateProblem);
    }

    private static void LetsEncrypt(ProblemList problems, LetsEncryptSpec spec)
    {
        problems.Require("email", spec.Email, "is missing; Let's Encrypt needs an address for notices.");
        problems.Check("email", spec.Email, email => email.Trim('@').Contains('@', StringComparison.Ordinal)
            ? null : $"{Quote.Value(email)} is not a valid email address; use one such as admin@example.com.");
        problems.Check("environment", spec.Environment, environment => AllowedValues.Problem(environment, Environments));
        problems.Check("ingressClass", spec.IngressClass, name => DnsNames.IsSubdomain(name)
            ? null : $"{Quote.Value(name)} is not a valid name of an ingress class; use one such as traefik.");
    }

    private static void Certificate(ProblemList problems, CertificateSpec spec, Value<string> hostname)
    {
        problems.Require("chain", spec.Chain, "is missing; use the certificate and its intermediates as PEM text.");
        problems.Require("key", spec.Key, "is missing; use the private key of the certificate as PEM text.");
        problems.Check("chain", spec.Chain, Pem.CertificateProblem);
        problems.Check("key", spec.Key, key => Pem.ClientKeyProblem(key.Value));
        if (spec.Chain is not { IsKnown: true, Content: { } chain } || Pem.Certificates(chain) is not [var leaf, ..])
            return;
        if (spec.Key.IsKnown)
            problems.Add("key", Pem.PairProblem(chain, spec.Key.Content.Value));
        if (hostname is { IsKnown: true, Content: { } name } && HostnameProblem(name) is null && !leaf.MatchesHostname(name))
            problems.Add("chain", $"is not valid for {name}; use a certificate with this name, or change hostname.");
    }
}
