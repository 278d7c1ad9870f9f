using System.Text.Json;
using K3sPulumi;
using Pulumi;

// pulumi config set --secret privateKey < ~/.ssh/id_ed25519
// The hosts are in Pulumi.dev.yaml: the first one is the load balancer, the next three are servers, the others are agents.
return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var privateKey = config.RequireSecret("privateKey");
    var hosts = config.RequireObject<List<HostConfig>>("hosts", JsonSerializerOptions.Web);
    var cluster = new K3sCluster("prod", new()
    {
        Version = "v1.36.1+k3s1",
        LoadBalancer = new() { Ssh = Ssh(hosts[0]) },
        Servers = [.. hosts[1..4].Select(Node)],
        Agents = [.. hosts[4..].Select(Node)],
    });
    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };

    NodeArgs Node(HostConfig host) => new() { NodeName = host.Name, Ssh = Ssh(host) };

    SshArgs Ssh(HostConfig host) => new()
    {
        Address = host.Address,
        User = config.Get("user") ?? "root",
        PrivateKey = privateKey,
        HostKey = host.HostKey,
    };
});

internal sealed record HostConfig(string Name, string Address, string HostKey);
