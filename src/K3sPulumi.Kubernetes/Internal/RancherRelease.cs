using System.Collections.Immutable;
using K3sPulumi.Core.Rancher;
using K3sPulumi.Internal.Inputs;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace K3sPulumi.Kubernetes.Internal;

/// <summary>The namespace of Rancher, the Secrets that its chart expects there, and its release.</summary>
internal static class RancherRelease
{
    private static readonly OfficialChart Chart =
        new("rancher", "cattle-system", "rancher", "https://releases.rancher.com/server-charts/stable");

    public static (Output<string> Url, Output<string> Version) Create(
        Rancher parent, string name, RancherArgs args, Request<RancherSpec> request)
    {
        var space = HelmRelease.CreateNamespace(parent, name, Chart, request.Checked);
        var secrets = Secrets(parent, name, args, space).ToList();
        var values = HelmRelease.ToMap(request.Ready(RancherValues.Of));
        if (args.BootstrapPassword is { } password)
            values.Add("bootstrapPassword", password.Apply(text => (object)text));
        var (_, version) = HelmRelease.Create(parent, name, Chart, args, values, [space, .. secrets]);
        return (Output.Tuple(version, args.Hostname.ToOutput()).Apply(both => $"https://{both.Item2}"), version);
    }

    private static IEnumerable<Resource> Secrets(Rancher parent, string name, RancherArgs args, Namespace space)
    {
        if (args.Certificate is { } certificate)
        {
            yield return Secret(parent, name, space, "tls-rancher-ingress", new()
            {
                ["tls.crt"] = certificate.Chain,
                ["tls.key"] = certificate.Key,
            }, "kubernetes.io/tls");
        }

        if (args.PrivateCa is { } ca)
            yield return Secret(parent, name, space, "tls-ca", new() { ["cacerts.pem"] = ca });
        if (args.AdditionalTrustedCas is { } others)
            yield return Secret(parent, name, space, "tls-ca-additional", new() { ["ca-additional.pem"] = others });
    }

    private static Secret Secret(
        Rancher parent, string name, Namespace space, string secret, InputMap<string> content, string type = "Opaque") =>
        new($"{name}-{secret}",
            new SecretArgs
            {
                Metadata = new ObjectMetaArgs { Name = secret, Namespace = Chart.Namespace },
                Type = type,
                StringData = content,
            },
            new CustomResourceOptions { Parent = parent, DependsOn = { space } });
}
