using System.Security.Cryptography;
using System.Text;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Charts;

/// <summary>The files of kube-vip on each server. Names and meanings of the variables are those of kube-vip 1.1.</summary>
internal sealed class KubeVipFiles(KubeVipSpec spec)
{
    private const string PeersKey = "bgp_peers", PeersSecretName = ChartFiles.Prefix + "kube-vip";

    public HostFile File() => spec.StaticPod
        ? new($"{DataDirectories.Default}/agent/pod-manifests/{ChartFiles.Prefix}kube-vip.yaml", "0600", new Secret(StaticPod()))
        : ChartFiles.File("kube-vip", PeersSecret() + DaemonSet());

    private bool HidesPeers => spec is { Bgp.HasPasswords: true, StaticPod: false };

    private static string Line(string name, string value) => $"            - {{name: {name}, value: \"{value}\"}}\n";

    private static string Field(string name, string path) =>
        $"            - {{name: {name}, valueFrom: {{fieldRef: {{fieldPath: {path} }} }} }}\n";

    /// <summary>
    /// One server announces the address, also with BGP: without an election kube-vip announces it from servers whose API is down.
    /// </summary>
    private string Environment => (Line("vip_arp", spec.Bgp is null ? "true" : "false") + Line("port", "6443")
        + Line("vip_subnet", spec.IsIpv6 ? "128" : "32") + Field("vip_nodename", "spec.nodeName")
        + (Interface is { } name ? Line("vip_interface", name) : "")
        + Line("cp_enable", "true") + Line("cp_namespace", "kube-system") + Line("svc_enable", "false")
        + Line("vip_leaderelection", "true") + Line("vip_leasename", "plndr-cp-lock") + Line("vip_leaseduration", "15")
        + Line("vip_renewdeadline", "10") + Line("vip_retryperiod", "2")
        + (spec.Bgp is { } bgp ? Bgp(bgp) : "") + (spec.StaticPod ? Line("kubernetes_addr", "https://localhost:6443") : "")
        + Line("address", spec.Address.Or(""))).TrimEnd();

    /// <summary>As kube-vip's documentation of BGP has it, the address is on the loopback interface.</summary>
    private string? Interface => spec.Interface is { IsKnown: true, Content: { Length: > 0 } name } ? name
        : spec.Bgp is null ? null : "lo";

    private string Bgp(KubeVipBgpSpec bgp) => Line("bgp_enable", "true") + Line("bgp_as", KubeVipBgpSpec.Number(bgp.Asn))
        + (bgp.RouterId is { IsKnown: true, Content: { } id } ? Line("bgp_routerid", id) : Field("bgp_routerid", "status.podIP"))
        + (HidesPeers
            ? $"            - {{name: {PeersKey}, valueFrom: {{secretKeyRef: {{name: {PeersSecretName}, "
                + $"key: {PeersKey} }} }} }}\n"
            : Line(PeersKey, bgp.PeerText));

    private string PeersSecret() => !HidesPeers ? "" : Yaml.Render(Yaml.Map(
    [
        new("apiVersion", Yaml.Text("v1")),
        new("kind", Yaml.Text("Secret")),
        new("metadata", Yaml.Map([new("name", Yaml.Text(PeersSecretName)), new("namespace", Yaml.Text("kube-system"))])),
        new("stringData", Yaml.Map([new(PeersKey, Yaml.Text(spec.Bgp!.PeerText))])),
    ])) + "---\n";

    /// <summary>
    /// Restarts the pods when a password changes. 16 bits of a digest tell too little of a password to test guesses against.
    /// </summary>
    private string Annotations => HidesPeers ? $", annotations: {{k3spulumi/peers: \"{Digest(spec.Bgp!.PeerText)}\"}}" : "";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..4];

    private string Container => $$"""
                - name: kube-vip
                  {{ImageText}}
                  args: [manager]
                  securityContext: {capabilities: {add: [NET_ADMIN, NET_RAW], drop: [ALL]} }
                  env:
        {{Environment}}
        """;

    private string ImageText => Yaml.Render(Yaml.Map(
        [new("image", Yaml.Text(spec.Image.Or($"ghcr.io/kube-vip/kube-vip:{PluginVersions.KubeVip}")))])).TrimEnd();

    private string DaemonSet() => $$"""
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: kube-vip, namespace: kube-system}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: "k3spulumi:kube-vip"}
        rules:
          - {apiGroups: [""], resources: [nodes, services, endpoints, configmaps], verbs: [get, list, watch]}
          - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [get, list, watch]}
          - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, list, watch, create, update]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: "k3spulumi:kube-vip"}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "k3spulumi:kube-vip"}
        subjects: [{kind: ServiceAccount, name: kube-vip, namespace: kube-system}]
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: kube-vip, namespace: kube-system, labels: {app.kubernetes.io/name: kube-vip} }
        spec:
          selector: {matchLabels: {app.kubernetes.io/name: kube-vip} }
          template:
            metadata: {labels: {app.kubernetes.io/name: kube-vip}{{Annotations}} }
            spec:
              serviceAccountName: kube-vip
              hostNetwork: true
              priorityClassName: system-node-critical
              nodeSelector: {node-role.kubernetes.io/control-plane: "true"}
              tolerations: [{operator: Exists}]
              containers:
        {{Container}}

        """;

    /// <summary>It has no service account: kube-vip reads the kubeconfig of K3s where it looks for that of kubeadm.</summary>
    private string StaticPod() => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: kube-vip, namespace: kube-system, labels: {app.kubernetes.io/name: kube-vip} }
        spec:
          hostNetwork: true
          priorityClassName: system-node-critical
          tolerations: [{operator: Exists}]
          volumes: [{name: kubeconfig, hostPath: {path: /etc/rancher/k3s/k3s.yaml, type: File} }]
          containers:
        {{Container}}
                  volumeMounts: [{name: kubeconfig, mountPath: /etc/kubernetes/admin.conf, readOnly: true}]

        """;
}
