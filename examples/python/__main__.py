import pulumi
import k3spulumi_k3s as k3s

cluster = k3s.K3sCluster(
    "dev",
    version="v1.36.1+k3s1",
    servers=[{"docker": {}}],
    agents=[{"docker": {}}, {"docker": {}, "node_labels": {"workload": "batch"}}],
)

pulumi.export("kubeconfig", cluster.kubeconfig)
