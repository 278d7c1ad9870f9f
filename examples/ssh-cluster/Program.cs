using System.Text.Json;
using K3sPulumi;
using Pulumi;

// pulumi config set --secret privateKey < ~/.ssh/id_ed25519
// pulumi config set user ubuntu
// pulumi config set --path 'hosts[0].address' 10.0.0.11     (the first host is the server, the others are agents)
// pulumi config set --path 'hosts[0].hostKey' "$(ssh-keyscan -t ed25519 10.0.0.11 | cut -d ' ' -f 2-)"
return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var privateKey = config.RequireSecret("privateKey");
    var nodes = config.RequireObject<List<HostConfig>>("hosts", JsonSerializerOptions.Web).Select(host => new NodeArgs
    {
        NodeName = host.Name,
        Ssh = new()
        {
            Address = host.Address,
            User = config.Get("user") ?? "root",
            PrivateKey = privateKey,
            HostKey = host.HostKey,
        },
    }).ToList();
    var cluster = new K3sCluster("prod", new()
    {
        Version = "v1.36.1+k3s1",
        Servers = [nodes[0]],
        Agents = nodes[1..],
    });
    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig, ["expires"] = cluster.KubeconfigExpiry };
});

internal sealed record HostConfig(string Name, string Address, string HostKey);
