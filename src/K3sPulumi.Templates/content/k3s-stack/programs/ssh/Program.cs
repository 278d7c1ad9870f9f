using System.Text.Json;
using K3sPulumi;
using Pulumi;

// pulumi config set --secret privateKey < ~/.ssh/id_ed25519
// The hosts are in Pulumi.dev.yaml: the first one becomes the server, the others become agents.
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
    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
});

internal sealed record HostConfig(string Name, string Address, string HostKey);
