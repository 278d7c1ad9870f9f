using K3sPulumi.Core.Rancher;
using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Kubernetes.Internal;

/// <summary>Reads arguments to the core's records, each input in one line.</summary>
internal static class KubernetesGathering
{
    public static CertManagerSpec Read(this CertManagerArgs args, Values values) => new()
    {
        Version = values.Get(args.Version),
        SystemDefaultRegistry = values.Get(args.SystemDefaultRegistry),
        Chart = args.Chart?.Read(values) ?? new(),
        Values = values.Get(args.Values),
        Timeout = values.Get(args.Timeout),
    };

    public static RancherSpec Read(this RancherArgs args, Values values) => new()
    {
        Version = values.Get(args.Version),
        Hostname = values.Get(args.Hostname),
        K3sVersion = values.Get(args.K3sVersion),
        Replicas = values.Get(args.Replicas),
        BootstrapPassword = values.GivenSecret(args.BootstrapPassword),
        LetsEncrypt = args.LetsEncrypt is { } letsEncrypt
            ? new(values.Get(letsEncrypt.Email), values.Get(letsEncrypt.Environment), values.Get(letsEncrypt.IngressClass))
            : null,
        Certificate = args.Certificate is { } certificate
            ? new(values.Get(certificate.Chain), values.Secret(certificate.Key)) : null,
        ExternalTls = args.ExternalTls == true,
        PrivateCa = values.Get(args.PrivateCa),
        AdditionalTrustedCas = values.Get(args.AdditionalTrustedCas),
        AgentTlsMode = values.Get(args.AgentTlsMode),
        SystemDefaultRegistry = values.Get(args.SystemDefaultRegistry),
        UseBundledSystemChart = values.Get(args.UseBundledSystemChart),
        Chart = args.Chart?.Read(values) ?? new(),
        Values = values.Get(args.Values),
        Timeout = values.Get(args.Timeout),
    };

    public static RegistrationSpec Read(this RancherRegistrationArgs args, Values values) => new()
    {
        Server = values.Get(args.Server),
        Token = values.GivenSecret(args.Token),
        Ca = values.Get(args.Ca),
    };

    private static ChartSpec Read(this ChartArgs args, Values values) => new()
    {
        Chart = values.Get(args.Chart),
        Repository = values.Get(args.Repository),
        Username = values.Get(args.Username),
        Password = values.Secret(args.Password),
        CaFile = values.Get(args.CaFile),
    };
}
