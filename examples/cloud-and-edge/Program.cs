using System.Text.Json;
using K3sPulumi;
using Pulumi;
using Pulumi.HCloud;

// pulumi config set --secret hcloud:token
// pulumi config set --secret privateKey < ~/.ssh/id_ed25519
// pulumi config set --secret tailscaleKey      (a reusable key of your tailnet, which approves the routes of 10.42.0.0/16)
return await Deployment.RunAsync(() =>
{
    const string version = "v1.36.1+k3s1";
    var config = new Pulumi.Config();
    var privateKey = config.RequireSecret("privateKey");
    var vpnAuth = Output.Format($"name=tailscale,joinKey={config.RequireSecret("tailscaleKey")}");

    var key = new SshKey("deploy", new() { PublicKey = config.Require("publicKey") });
    var alpha = Machine("alpha");
    var bravo = Machine("bravo");
    var cluster = new K3sCluster("fleet", new()
    {
        Version = version,
        VpnAuth = vpnAuth,
        Servers = [new() { NodeName = "alpha", Ssh = Cloud(alpha) }],
        Agents = [new() { NodeName = "bravo", Ssh = Cloud(bravo) }],
    }, new() { DependsOn = { Tailscale.On("alpha", Cloud(alpha)), Tailscale.On("bravo", Cloud(bravo)) } });

    // A component by itself for each edge host: if one sleeps, pulumi up --continue-on-error goes on with the others.
    foreach (var edge in config.RequireObject<Place[]>("edges", JsonSerializerOptions.Web))
    {
        _ = new K3sAgent(edge.Name, new()
        {
            Version = version,
            ServerUrl = cluster.ServerUrl,
            Token = cluster.AgentToken,
            VpnAuth = vpnAuth,
            NodeTaints = { "edge=true:NoSchedule" },
            Ssh = Edge(edge),
            LeaveThrough = Cloud(alpha),
        }, new() { DependsOn = { Tailscale.On(edge.Name, Edge(edge)) } });
    }

    return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig, ["server"] = alpha.Ipv4Address };

    // No user data: everything that K3s needs is installed over SSH.
    Server Machine(string name) =>
        new(name, new() { Image = "ubuntu-24.04", ServerType = "cx33", Location = "fsn1", SshKeys = { key.Id } });

    // The host key of a machine is not known before the machine exists.
    SshArgs Cloud(Server machine) =>
        new() { Address = machine.Ipv4Address, User = "root", PrivateKey = privateKey, TrustAnyHostKey = true };

    SshArgs Edge(Place edge)
    {
        var bastion = config.RequireObject<Place>("bastion", JsonSerializerOptions.Web);
        return new()
        {
            Address = edge.Address,
            User = "pi",
            PrivateKey = privateKey,
            HostKey = edge.HostKey,
            Bastion = new() { Address = bastion.Address, User = "ubuntu", PrivateKey = privateKey, HostKey = bastion.HostKey },
        };
    }
});
