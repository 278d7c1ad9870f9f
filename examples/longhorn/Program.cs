using System.Text.Json;
using K3sPulumi;
using Pulumi;

// pulumi config set --secret privateKey < ~/.ssh/id_ed25519
// pulumi config set --path 'hosts[0].address' 10.0.0.11     (three hosts or more; the first one is the server)
// pulumi config set --path 'hosts[0].hostKey' "$(ssh-keyscan -t ed25519 10.0.0.11 | cut -d ' ' -f 2-)"
return await Deployment.RunAsync(() =>
{
    var config = new Pulumi.Config();
    var privateKey = config.RequireSecret("privateKey");
    var hosts = config.RequireObject<Place[]>("hosts", JsonSerializerOptions.Web);
    var nodes = hosts.Select(host => new NodeArgs { NodeName = host.Name, Ssh = Ssh(host) }).ToList();

    var cluster = new K3sCluster("storage", new()
    {
        Version = "v1.36.1+k3s1",
        Servers = [nodes[0]],
        Agents = nodes[1..],
        Disable = ["local-storage"],
        HelmCharts =
        [
            new()
            {
                Name = "longhorn",
                Repo = "https://charts.longhorn.io",
                Chart = "longhorn",
                Version = "1.10.1",
                TargetNamespace = "longhorn-system",
                Values = JsonSerializer.Serialize(new
                {
                    persistence = new { defaultClassReplicaCount = int.Min(hosts.Length, 3) },
                }),
            },
        ],
    }, new() { DependsOn = [.. hosts.Select(host => (Resource)Iscsi.On(host.Name, Ssh(host)))] });
    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };

    SshArgs Ssh(Place host) =>
        new() { Address = host.Address, User = "root", PrivateKey = privateKey, HostKey = host.HostKey };
});

internal sealed record Place(string Name, string Address, string HostKey);
