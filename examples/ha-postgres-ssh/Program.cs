using K3sPulumi;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var privateKey = config.RequireSecret("privateKey");
    var keys = config.RequireObject<Dictionary<string, string>>("hostKeys");
    SshArgs Ssh(string address) => new() { Address = address, User = "ubuntu", PrivateKey = privateKey, HostKey = keys[address] };
    NodeArgs Node(string name, string address) => new() { NodeName = name, Ssh = Ssh(address) };

    var database = new PostgresDatastore("state", new()
    {
        Ssh = Ssh("10.0.0.5"),
        AllowedAddresses = ["10.0.0.11", "10.0.0.12", "10.0.0.13"],
        Backup = new() { Keep = 14 },
    });
    var cluster = new K3sCluster("prod", new()
    {
        Version = "v1.36.1+k3s1",
        Datastore = database,
        LoadBalancer = new() { Ssh = Ssh("10.0.0.10") },
        Servers = [Node("alpha", "10.0.0.11"), Node("bravo", "10.0.0.12"), Node("charlie", "10.0.0.13")],
        Agents = [Node("echo", "10.0.0.21"), Node("foxtrot", "10.0.0.22")],
    });
    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig, ["serverUrl"] = cluster.ServerUrl };
});
