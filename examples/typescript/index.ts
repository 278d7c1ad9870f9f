import * as k3s from "@k3spulumi/k3s";

const cluster = new k3s.K3sCluster("dev", {
    version: "v1.36.1+k3s1",
    servers: [{ docker: {} }],
    agents: [{ docker: {} }, { docker: {}, nodeLabels: { workload: "batch" } }],
});

export const kubeconfig = cluster.kubeconfig;
