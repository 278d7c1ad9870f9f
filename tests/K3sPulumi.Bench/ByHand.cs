using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace K3sPulumi.Bench;

/// <summary>The resources of a cluster in Docker written without the components, with literal inputs.</summary>
internal static class ByHand
{
    private const string Config =
        "node-name: bench-agent-0\nserver: https://bench-server-0:6443\ntoken: "
            + "tttttttttttttttttttttttttttttttttttttttttttttttt\n";

    public static Task<int> Cluster(int nodes) => Deployment.RunAsync(() =>
    {
        var network = new Network("bench-network", new NetworkArgs { Name = "bench", Driver = "bridge" });
        Resource? after = null;
        for (var index = 0; index < nodes; index++)
        {
            var command = Node($"bench-{index}", network, after);
            after ??= command;
        }
    });

    private static Command Node(string name, Network network, Resource? after)
    {
        var group = new ComponentResource("bench:index:Node", name);
        var data = new Volume($"{name}-data", new VolumeArgs { Name = $"{name}-data" }, Child(group));
        var node = new Volume($"{name}-node", new VolumeArgs { Name = $"{name}-node" }, Child(group));
        var options = Child(group);
        options.DependsOn = after is null ? [] : [after];
        var container = new Container(name, Args(name, network, data, node), options);
        var command = new CommandArgs
        {
            Create = container.Id.Apply(id => $"# container {id}\nsh script agent {name} {name} 300"),
            Delete = $"sh -s -- bench-0 {name} 120",
            Stdin = Output.CreateSecret(DockerScript.LeaveStdin(NodeRole.Agent)),
            Logging = Logging.Stderr,
            AddPreviousOutputInEnv = false,
        };
        return new Command($"{name}-ready", command,
            new() { Parent = group, DependsOn = { container }, AdditionalSecretOutputs = { "stdout", "stderr" } });
    }

    private static ContainerArgs Args(string name, Network network, Volume data, Volume node) => new()
    {
        Name = name,
        Hostname = name,
        Image = "rancher/k3s:v1.36.1-k3s1",
        Command = { "agent" },
        Privileged = true,
        Init = false,
        Restart = "unless-stopped",
        MustRun = true,
        DestroyGraceSeconds = 30,
        NetworkMode = "bridge",
        NetworksAdvanced = { new ContainerNetworksAdvancedArgs { Name = network.Name } },
        Tmpfs = { ["/run"] = "", ["/var/run"] = "" },
        Uploads = { new ContainerUploadArgs { File = "/etc/rancher/k3s/config.yaml", Content = Output.CreateSecret(Config),
            Permissions = "0600" } },
        Volumes =
        {
            new ContainerVolumeArgs { VolumeName = data.Name, ContainerPath = "/var/lib/rancher/k3s" },
            new ContainerVolumeArgs { VolumeName = node.Name, ContainerPath = "/etc/rancher/node" },
        },
        Labels = { Label("k3spulumi.node", name), Label("k3spulumi.role", "agent") },
    };

    private static ContainerLabelArgs Label(string label, string value) => new() { Label = label, Value = value };

    private static CustomResourceOptions Child(Resource parent) => new() { Parent = parent, DeleteBeforeReplace = true };
}
