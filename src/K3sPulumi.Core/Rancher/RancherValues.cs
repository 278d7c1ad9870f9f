using System.Collections.Frozen;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Rancher;

/// <summary>The values of Rancher's chart, except secrets.</summary>
internal static class RancherValues
{
    private static readonly FrozenDictionary<string, string> Arguments = new Dictionary<string, string>
    {
        ["hostname"] = "hostname",
        ["replicas"] = "replicas",
        ["systemDefaultRegistry"] = "systemDefaultRegistry",
        ["useBundledSystemChart"] = "useBundledSystemChart",
        ["agentTLSMode"] = "agentTlsMode",
        ["letsEncrypt.email"] = "letsEncrypt.email",
        ["letsEncrypt.environment"] = "letsEncrypt.environment",
        ["letsEncrypt.ingress.class"] = "letsEncrypt.ingressClass",
        ["tls"] = "externalTls",
        ["ingress.tls.source"] = "letsEncrypt or certificate",
    }.ToFrozenDictionary();

    public static HelmValues Of(RancherSpec spec) => OfArguments(spec).Under(spec.Values.Content);

    /// <summary>What is wrong with the user's YAML, which is known.</summary>
    public static void Check(ProblemList problems, RancherSpec spec)
    {
        OfArguments(spec).Check(problems, spec.Values.Content!, Arguments);
        if (YamlText.MappingProblem(spec.Values.Content!) is null
            && new HelmValues().Under(spec.Values.Content).Find("bootstrapPassword") is not null)
            problems.Add("sets bootstrapPassword, which is secret; remove it here, and set bootstrapPassword.");
    }

    private static HelmValues OfArguments(RancherSpec spec)
    {
        var values = new HelmValues().With("hostname", spec.Hostname.Or(""));
        Set(values, "replicas", spec.Replicas);
        Set(values, "agentTLSMode", spec.AgentTlsMode);
        Tls(values, spec);
        if (spec.AdditionalTrustedCas.IsGiven)
            values.With("additionalTrustedCAs", true);
        if (spec.SystemDefaultRegistry is { IsKnown: true, Content: { } registry })
        {
            // Charts before 2.13 do not put the registry in front of Rancher's own image.
            values.With("systemDefaultRegistry", registry).With("rancherImage", $"{registry}/rancher/rancher")
                .With("useBundledSystemChart", true);
        }

        Set(values, "useBundledSystemChart", spec.UseBundledSystemChart);
        return values;
    }

    private static void Tls(HelmValues values, RancherSpec spec)
    {
        if (spec.ExternalTls)
            values.With("tls", "external");
        if (spec.Certificate is not null)
            values.With("ingress.tls.source", "secret");
        if (spec.PrivateCa.IsGiven)
            values.With("privateCA", true);
        if (spec.LetsEncrypt is { } letsEncrypt)
        {
            values.With("ingress.tls.source", "letsEncrypt").With("letsEncrypt.email", letsEncrypt.Email.Or(""))
                .With("letsEncrypt.ingress.class", letsEncrypt.IngressClass.Or("traefik"));
            Set(values, "letsEncrypt.environment", letsEncrypt.Environment);
        }
    }

    private static void Set<T>(HelmValues values, string path, Value<T> value)
    {
        if (value.IsKnown)
            values.With(path, value.Content!);
    }
}
