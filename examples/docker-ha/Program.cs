using K3sPulumi;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var cluster = new K3sCluster("ha", new()
    {
        Version = "v1.36.1+k3s1",
        LoadBalancer = new() { Docker = new() { ApiPort = 6553, Ports = ["8080:80"] } },
        Servers = [new() { Docker = new() }, new() { Docker = new() }, new() { Docker = new() }],
        Agents = [new() { Docker = new() }],
    });
    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
});
