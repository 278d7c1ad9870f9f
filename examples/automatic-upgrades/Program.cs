using System.Text.Json;
using K3sPulumi;
using Pulumi;

// The configuration is that of ../ssh-cluster; README.md says how the controller gets into manifests.
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
    var args = new K3sClusterArgs
    {
        // The version of new nodes. What the controller has installed since is never undone.
        Version = config.Get("version") ?? "v1.36.1+k3s1",
        Servers = [nodes[0]],
        Agents = nodes[1..],
    };
    foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "manifests"), "*.yaml"))
        args.Manifests.Add(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
    var cluster = new K3sCluster("prod", args);
    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
});

internal sealed record HostConfig(string Name, string Address, string HostKey);
