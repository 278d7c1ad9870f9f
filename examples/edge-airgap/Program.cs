using K3sPulumi;
using Pulumi;

// make airgap VERSION=v1.36.1+k3s1 ARCH=arm64      (on a machine with internet access; fills the directory artifacts)
// pulumi config set --secret privateKey < ~/.ssh/id_ed25519
// pulumi config set --path 'hostKeys["198.51.100.11"]' "$(ssh-keyscan -t ed25519 198.51.100.11 | cut -d ' ' -f 2-)"      (for each address)
return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var privateKey = config.RequireSecret("privateKey");
    var keys = config.RequireObject<Dictionary<string, string>>("hostKeys");
    NodeArgs Cloud(string name, string address) => new()
    {
        NodeName = name,
        NodeExternalIp = address,
        Ssh = new() { Address = address, User = "ubuntu", PrivateKey = privateKey, HostKey = keys[address] },
    };
    NodeArgs Edge(string name, string address, string externalIp) => new()
    {
        NodeName = name,
        NodeExternalIp = externalIp,
        AirGap = new() { Directory = config.Get("artifacts") ?? "artifacts", Architecture = "arm64" },
        NodeTaints = { "edge=true:NoSchedule" },
        Ssh = new()
        {
            Address = address,
            User = "pi",
            PrivateKey = privateKey,
            HostKey = keys[address],
            Bastion = new() { Address = "203.0.113.7", User = "ubuntu", PrivateKey = privateKey, HostKey = keys["203.0.113.7"] },
        },
    };
    var cluster = new K3sCluster("edge", new()
    {
        Version = "v1.36.1+k3s1",
        ApiAddress = config.Get("apiAddress") ?? "api.edge.example.com",
        // Nodes of both sites reach each other at their external addresses; WireGuard encrypts the traffic between pods.
        FlannelBackend = "wireguard-native",
        Networking = new() { FlannelExternalIp = true },
        Servers = [Cloud("alpha", "198.51.100.11"), Cloud("bravo", "198.51.100.12"), Cloud("charlie", "198.51.100.13")],
        Agents = [Edge("echo", "192.168.50.11", "203.0.113.11"), Edge("foxtrot", "192.168.50.12", "203.0.113.12")],
    });
    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
});
