using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that says where something runs.</summary>
internal static class PlaceGathering
{
    /// <summary>The Docker engine that Pulumi's provider and the <c>docker</c> command take; null is the local one.</summary>
    public static string? Engine(string? host) => host ?? Environment.GetEnvironmentVariable("DOCKER_HOST");

    public static Func<Values, DockerSpec> Gather(this DockerArgs args, InputSet inputs)
    {
        var bind = inputs.Add(args.ApiBindAddress);
        var image = inputs.Add(args.Image);
        var registry = inputs.Add(args.ImageRegistry);
        var network = inputs.Add(args.Network);
        var ip = inputs.Add(args.Ip);
        var ports = inputs.AddList(args.Ports);
        var volumes = inputs.AddList(args.Volumes);
        var memory = inputs.Add(args.Memory);
        var cpus = inputs.Add(args.Cpus);
        var aliases = inputs.AddMap(args.HostAliases);
        var labels = inputs.AddMap(args.Labels);
        var environment = inputs.AddMap(args.Environment);
        return values => new DockerSpec
        {
            Host = args.Host,
            FromWindows = OperatingSystem.IsWindows(),
            Engine = Engine(args.Host),
            ApiPort = args.ApiPort,
            HasNetwork = args.Network is not null,
            ApiBindAddress = values.Get(bind),
            Image = values.Get(image),
            ImageRegistry = values.Get(registry),
            Network = values.Get(network),
            Ip = values.Get(ip),
            Ports = values.Get(ports),
            Volumes = values.Get(volumes),
            Memory = values.Get(memory),
            Cpus = values.Get(cpus),
            HostAliases = values.Get(aliases),
            Labels = values.Get(labels),
            Environment = values.Get(environment),
        };
    }

    public static Func<Values, SshSpec> Gather(this SshArgs args, InputSet inputs)
    {
        var address = inputs.Add(args.Address);
        var port = inputs.Add(args.Port);
        var user = inputs.Add(args.User);
        var key = inputs.AddSecret(args.PrivateKey);
        var passphrase = inputs.AddSecret(args.PrivateKeyPassphrase);
        var password = inputs.AddSecret(args.Password);
        var agent = inputs.Add(args.AgentSocketPath);
        var hostKey = inputs.Add(args.HostKey);
        var sudo = inputs.AddSecret(args.SudoPassword);
        var limit = inputs.Add(args.DialErrorLimit);
        var dial = inputs.Add(args.PerDialTimeout);
        var bastion = args.Bastion?.AsSsh().Gather(inputs);
        return values => new SshSpec
        {
            Address = values.Get(address),
            Port = values.Get(port),
            User = values.Get(user),
            PrivateKey = values.Get(key),
            PrivateKeyPassphrase = values.Get(passphrase),
            Password = values.Get(password),
            AgentSocketPath = values.Get(agent),
            HostKey = values.Get(hostKey),
            TrustAnyHostKey = args.TrustAnyHostKey ?? false,
            SudoPassword = values.Get(sudo),
            DialErrorLimit = values.Get(limit),
            PerDialTimeout = values.Get(dial),
            Bastion = bastion?.Invoke(values),
        };
    }
}
