using K3sPulumi;
using Pulumi;

// pulumi up && pulumi stack output kubeconfig --show-secrets > kubeconfig
return await Deployment.RunAsync(() =>
{
    var cluster = new K3sCluster("dev", new()
    {
        Version = "v1.36.1+k3s1",
        Servers = [new() { Docker = new() }],
        Agents = [new() { Docker = new() }, new() { Docker = new() }],
    });
    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
});
