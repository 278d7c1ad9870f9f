using K3sPulumi;
using K3sPulumi.Kubernetes;
using Pulumi;

// pulumi config set --secret privateKey < ~/.ssh/id_ed25519
// pulumi config set --secret bootstrapPassword
// pulumi config set hostname rancher.example.com      (a DNS name of the servers, or of a load balancer for ports 80 and 443)
return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var privateKey = config.RequireSecret("privateKey");
    var keys = config.RequireObject<Dictionary<string, string>>("hostKeys");
    SshArgs Ssh(string address) => new() { Address = address, User = "ubuntu", PrivateKey = privateKey, HostKey = keys[address] };
    NodeArgs Server(string name, string address) => new() { NodeName = name, Ssh = Ssh(address) };

    var cluster = new K3sCluster("rancher", new()
    {
        Version = "v1.36.1+k3s1",
        LoadBalancer = new() { Ssh = Ssh("10.0.0.10") },
        Servers = [Server("alpha", "10.0.0.11"), Server("bravo", "10.0.0.12"), Server("charlie", "10.0.0.13")],
    });
    var kubernetes = cluster.KubernetesProvider("rancher-kubernetes");

    // DeletedWith: a pulumi destroy removes the cluster, and does not uninstall what runs on it first.
    ComponentResourceOptions On(params Resource[] after) =>
        new() { Provider = kubernetes, DeletedWith = cluster, DependsOn = after };
    var certManager = new CertManager("cert-manager", new() { Version = "v1.21.1" }, On());
    var rancher = new Rancher("rancher", new()
    {
        Version = "2.15.1",
        Hostname = config.Get("hostname") ?? "rancher.example.com",
        K3sVersion = cluster.Version,
        BootstrapPassword = config.RequireSecret("bootstrapPassword"),
    }, On(certManager));
    return new Dictionary<string, object?> { ["rancher"] = rancher.Url, ["kubeconfig"] = cluster.Kubeconfig };
});
