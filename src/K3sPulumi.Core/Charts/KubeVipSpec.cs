using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Charts;

/// <summary>kube-vip on the servers: the API has an address that moves to another server when one fails.</summary>
internal sealed record KubeVipSpec
{
    public Value<string> Address { get; init; }

    /// <summary>Absent: that of the default route.</summary>
    public Value<string> Interface { get; init; }

    public Value<string> Image { get; init; }

    public HostFile File() => ChartFiles.File("kube-vip", Text());

    public void Check(ProblemList at)
    {
        at.Require("address", Address, "is missing; set an address in the network of the servers that no host has.");
        at.Check("address", Address, address => System.Net.IPAddress.TryParse(address, out _)
            ? null : $"{Quote.Value(address)} is not a valid IP address; use an address such as 10.0.0.5.");
        at.Check("interface", Interface, NetworkInterfaces.Problem);
        at.Check("image", Image, ImageNames.Problem);
    }

    private bool IsIpv6 => Address.Or("").Contains(':', StringComparison.Ordinal);

    private static string Line(string name, string value) => $"            - {{name: {name}, value: \"{value}\"}}\n";

    private string Environment => string.Concat(
        Line("vip_arp", "true"), Line("port", "6443"), Line("vip_subnet", IsIpv6 ? "128" : "32"),
        Interface is { IsKnown: true, Content.Length: > 0 } ? Line("vip_interface", Interface.Content) : "",
        Line("cp_enable", "true"), Line("cp_namespace", "kube-system"), Line("svc_enable", "false"),
        Line("vip_leaderelection", "true"), Line("vip_leasename", "plndr-cp-lock"), Line("vip_leaseduration", "15"),
        Line("vip_renewdeadline", "10"), Line("vip_retryperiod", "2"), Line("address", Address.Or(""))).TrimEnd();

    private string ImageText => Yaml.Render(Yaml.Map(
        [new("image", Yaml.Text(Image.Or($"ghcr.io/kube-vip/kube-vip:{Plugins.KubeVipVersion}")))])).TrimEnd();

    private string Text() => $$"""
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
            metadata: {labels: {app.kubernetes.io/name: kube-vip} }
            spec:
              serviceAccountName: kube-vip
              hostNetwork: true
              priorityClassName: system-node-critical
              nodeSelector: {node-role.kubernetes.io/control-plane: "true"}
              tolerations: [{operator: Exists}]
              containers:
                - name: kube-vip
                  {{ImageText}}
                  args: [manager]
                  securityContext: {capabilities: {add: [NET_ADMIN, NET_RAW], drop: [ALL]} }
                  env:
        {{Environment}}

        """;
}
