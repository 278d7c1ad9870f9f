using System.Diagnostics.CodeAnalysis;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hardening;

/// <summary>
/// The K3s hardening guide (CIS benchmark) as files and configuration: kernel parameters, pod security admission, event rate
/// limits, audit log, encryption of secrets at rest, flags of kubelet, API server and controller manager, network policies of the
/// built-in namespaces.
/// </summary>
/// <remarks>
/// Not covered: service account tokens in existing pods (set <c>automountServiceAccountToken: false</c> on the default
/// service accounts of your namespaces), network policies for your namespaces, the mode of certificates that K3s rewrites at
/// every start, encryption of secrets in a cluster that was started without it (see <c>k3s secrets-encrypt</c>), and kernel
/// parameters in a container: in Docker the engine's host must have them, and the kubelet does not require them there.
/// </remarks>
/// <param name="ExemptNamespaces">
/// Namespaces, in addition to kube-system, that pod security admission does not restrict.
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
    /// The profile's flags come first, so that the user's own value for the same flag wins.
    /// </summary>
    [SuppressMessage("Performance", "CA1822",
        Justification = "Part of the applied profile; that it is constant is an implementation detail.")]
    public ServerConfig Apply(ServerConfig config, bool isContainer) => Common(config, isContainer) with
    {
        SecretsEncryption = true,
        KubeApiserverArgs = [.. Unless(config.KubeApiserverArgs, ApiserverArgs(config.DataDir)), .. config.KubeApiserverArgs],
        KubeControllerManagerArgs =
            [.. Unless(config.KubeControllerManagerArgs, ["terminated-pod-gc-threshold=100"]),
                .. config.KubeControllerManagerArgs],
    };

    [SuppressMessage("Performance", "CA1822",
        Justification = "Part of the applied profile; that it is constant is an implementation detail.")]
    public AgentConfig Apply(AgentConfig config, bool isContainer) => Common(config, isContainer);

    /// <summary>The files that must exist before the first start; the kernel parameters must be loaded as well.</summary>
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

    public void Check(ProblemList problems) =>
        problems.CheckEach("exemptNamespaces", Value<IReadOnlyList<string>>.Of(ExemptNamespaces), DnsNames.LabelProblem);

    private static T Common<T>(T config, bool isContainer) where T : NodeConfig => config with
    {
        ProtectKernelDefaults = !isContainer || config.ProtectKernelDefaults,
        KubeletArgs = [.. Unless(config.KubeletArgs, KubeletArgs), .. config.KubeletArgs],
    };

    /// <summary>For most flags Kubernetes components use the last value, but others accumulate: a single one is safe.</summary>
    private static IEnumerable<string> Unless(IReadOnlyList<string> given, IReadOnlyList<string> ours) =>
        ours.Where(argument => !given.Any(other => Flag(other) == Flag(argument)));

    private static string Flag(string argument) => argument.TrimStart('-').Split('=')[0];
}
