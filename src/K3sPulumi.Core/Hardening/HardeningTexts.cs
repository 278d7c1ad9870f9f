namespace K3sPulumi.Core.Hardening;

/// <summary>The files of the hardening profile.</summary>
internal static class HardeningTexts
{
    public const string Sysctl = """
        # Required by the kubelet with protect-kernel-defaults.
        vm.panic_on_oom=0
        vm.overcommit_memory=1
        kernel.panic=10
        kernel.panic_on_oops=1

        """;

    /// <summary>Logs who did what and when, without request bodies.</summary>
    public const string Audit = """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages:
          - RequestReceived
        rules:
          - level: Metadata

        """;

    /// <summary>
    /// Pods of the built-in namespaces accept traffic from their own namespace, and from everywhere on the ports of cluster
    /// services.
    /// </summary>
    public static readonly string NetworkPolicies = string.Join("---\n",
    [
        .. new[] { "default", "kube-public", "kube-system" }.Select(SameNamespace),
        ToAll("allow-dns", "k8s-app: kube-dns",
            "        - port: 53\n          protocol: UDP\n        - port: 53\n          protocol: TCP"),
        ToAll("allow-metrics-server", "k8s-app: metrics-server", null),
        ToAll("allow-traefik-service-load-balancer", "svccontroller.k3s.cattle.io/svcname: traefik", null),
        ToAll("allow-traefik", "app.kubernetes.io/name: traefik", null),
    ]);

    /// <summary>With an empty EventRateLimit configuration the API server would not start.</summary>
    public static string Admission(IReadOnlyList<string> exemptNamespaces) => $"""
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins:
          - name: EventRateLimit
            configuration:
              apiVersion: eventratelimit.admission.k8s.io/v1alpha1
              kind: Configuration
              limits:
                - type: Server
                  qps: 5000
                  burst: 20000
          - name: PodSecurity
            configuration:
              apiVersion: pod-security.admission.config.k8s.io/v1
              kind: PodSecurityConfiguration
              defaults:
                enforce: restricted
                enforce-version: latest
                audit: restricted
                audit-version: latest
                warn: restricted
                warn-version: latest
              exemptions:
                usernames: []
                runtimeClasses: []
                namespaces:
        {string.Concat(exemptNamespaces.Prepend("kube-system").Distinct().Select(name => $"          - {name}\n"))}
        """;

    private static string SameNamespace(string name) => $"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: intra-namespace
          namespace: {name}
        spec:
          podSelector: {"{}"}
          policyTypes:
            - Ingress
          ingress:
            - from:
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: {name}

        """;

    private static string ToAll(string name, string label, string? ports) => $"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: {name}
          namespace: kube-system
        spec:
          podSelector:
            matchLabels:
              {label}
          policyTypes:
            - Ingress
          ingress:
            - {(ports is null ? "{}" : $"ports:\n{ports}")}

        """;
}
