using System.Diagnostics.CodeAnalysis;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hardening;

/// <summary>
/// K3s's hardening guide (CIS benchmark) as files and configuration: kernel parameters, pod security admission, limits on events, audit log,
/// encryption of secrets at rest, arguments of kubelet, API server and controller manager, network policies of the built-in namespaces.
/// </summary>
/// <remarks>
/// What it cannot do: take service account tokens out of pods that exist (set <c>automountServiceAccountToken: false</c> on the default
/// service accounts of your namespaces), write network policies for your namespaces, narrow the mode of certificates that K3s rewrites at
/// every start, encrypt the secrets of a cluster that was started without encryption (see <c>k3s secrets-encrypt</c>), or set kernel
/// parameters from within a container: in Docker the engine's host must have them, and the kubelet does not insist on them there.
/// </remarks>
/// <param name="ExemptNamespaces">
/// Namespaces, beside kube-system, whose pods may do what pod security admission forbids to others.
/// </param>
internal sealed record HardeningProfile(IReadOnlyList<string> ExemptNamespaces)
{
    public const string SysctlPath = "/etc/sysctl.d/90-kubelet.conf";
    public const string AdmissionPath = "/etc/rancher/k3s/admission.yaml";
    public const string AuditPath = "/etc/rancher/k3s/audit.yaml";
    public const string PoliciesPath = "/var/lib/rancher/k3s/server/manifests/hardening-network-policies.yaml";

    private const string AuditLog = "/var/lib/rancher/k3s/server/logs/audit.log";

    private static readonly string[] KubeletArgs =
    [
        "streaming-connection-idle-timeout=5m",
        "tls-cipher-suites=TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,"
            + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
            + "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    ];

    private static string[] ApiserverArgs(string? dataDir) =>
    [
        "enable-admission-plugins=NodeRestriction,EventRateLimit",
        $"admission-control-config-file={AdmissionPath}",
        $"audit-policy-file={AuditPath}",
        $"audit-log-path={DataDirectories.Moved(AuditLog, dataDir ?? DataDirectories.Default)}",
        "audit-log-maxage=30",
        "audit-log-maxbackup=10",
        "audit-log-maxsize=100",
        "service-account-extend-token-expiration=false",
    ];

    /// <summary>
    /// The profile's part comes first, so that the author's own argument for the same flag is the one that counts.
    /// </summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Part of the applied profile; that it is constant is an implementation detail.")]
    public ServerConfig Apply(ServerConfig config, bool isContainer) => Common(config, isContainer) with
    {
        SecretsEncryption = true,
        KubeApiserverArgs = [.. Unless(config.KubeApiserverArgs, ApiserverArgs(config.DataDir)), .. config.KubeApiserverArgs],
        KubeControllerManagerArgs =
            [.. Unless(config.KubeControllerManagerArgs, ["terminated-pod-gc-threshold=100"]), .. config.KubeControllerManagerArgs],
    };

    [SuppressMessage("Performance", "CA1822", Justification = "Part of the applied profile; that it is constant is an implementation detail.")]
    public AgentConfig Apply(AgentConfig config, bool isContainer) => Common(config, isContainer);

    /// <summary>What must be there before the first start; the kernel parameters must have been loaded too.</summary>
    public IReadOnlyList<HostFile> FilesFor(NodeRole role, bool isContainer) =>
    [
        .. isContainer ? Array.Empty<HostFile>() : [new(SysctlPath, "0644", new(HardeningTexts.Sysctl))],
        .. role == NodeRole.Agent ? Array.Empty<HostFile>() :
        [
            new(AdmissionPath, "0600", new(HardeningTexts.Admission(ExemptNamespaces))),
            new(AuditPath, "0600", new(HardeningTexts.Audit)),
            new(PoliciesPath, "0600", new(HardeningTexts.NetworkPolicies)),
        ],
    ];

    public void Check(ProblemList problems) => problems.CheckEach("exemptNamespaces", Value<IReadOnlyList<string>>.Of(ExemptNamespaces), DnsNames.LabelProblem);

    private static T Common<T>(T config, bool isContainer) where T : NodeConfig => config with
    {
        ProtectKernelDefaults = !isContainer || config.ProtectKernelDefaults,
        KubeletArgs = [.. Unless(config.KubeletArgs, KubeletArgs), .. config.KubeletArgs],
    };

    /// <summary>Kubernetes' programs take the last of two equal flags for most, but add up others: one of each is safe.</summary>
    private static IEnumerable<string> Unless(IReadOnlyList<string> given, IReadOnlyList<string> ours) =>
        ours.Where(argument => !given.Any(other => Flag(other) == Flag(argument)));

    private static string Flag(string argument) => argument.TrimStart('-').Split('=')[0];
}
