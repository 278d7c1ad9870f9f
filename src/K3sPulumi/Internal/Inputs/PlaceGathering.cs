using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Images;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that says where something runs.</summary>
internal static class PlaceGathering
{
    /// <summary>The Docker engine for Pulumi's provider and the <c>docker</c> command; null for the local one.</summary>
    public static string? Engine(string? host) => host ?? Environment.GetEnvironmentVariable("DOCKER_HOST");

    public static DockerSpec Read(this DockerContainerArgs args, Values values) => new()
    {
        Host = args.Host,
        FromWindows = OperatingSystem.IsWindows(),
        Engine = Engine(args.Host),
        ApiPort = (args as DockerApiArgs)?.ApiPort,
        HasNetwork = args.Network is not null,
        ApiBindAddress = values.Get((args as DockerApiArgs)?.ApiBindAddress),
        Image = values.Get(args.Image),
        ImageRegistry = values.Get((args as DockerArgs)?.ImageRegistry),
        Network = values.Get(args.Network),
        Ip = values.Get(args.Ip),
        Ports = values.List(args.Ports),
        Volumes = values.List(args.Volumes),
        Memory = values.Get(args.Memory),
        Cpus = values.Get(args.Cpus),
        Gpus = values.Get((args as DockerArgs)?.Gpus),
        HostAlias = (args as DockerArgs)?.HostAlias,
        HostAliases = values.Map(args.HostAliases),
        Labels = values.Map(args.Labels),
        Environment = values.Map(args.Environment),
    };

    /// <param name="args">The registry's.</param>
    /// <param name="docker">Its container, the same object in each reading.</param>
    /// <param name="values">Its inputs.</param>
    public static RegistrySpec Read(this K3sRegistryArgs args, DockerContainerArgs docker, Values values) => new(
        docker.Read(values) with { ApiBindAddress = values.Get(args.BindAddress) },
        new()
        {
            Url = values.Get(args.Upstream),
            User = values.Get(args.UpstreamUser),
            Password = values.Secret(args.UpstreamPassword),
        });

    public static SshSpec Read(this SshArgs args, Values values) => ((SshLoginArgs)args).Read(values) with
    {
        SudoPassword = values.Secret(args.SudoPassword),
        Bastion = args.Bastion?.Read(values),
    };

    private static SshSpec Read(this SshLoginArgs args, Values values) => new()
    {
        Address = values.Get(args.Address),
        Port = values.Get(args.Port),
        User = values.Get(args.User),
        PrivateKey = values.Secret(args.PrivateKey),
        PrivateKeyPassphrase = values.Secret(args.PrivateKeyPassphrase),
        Password = values.Secret(args.Password),
        AgentSocketPath = values.Get(args.AgentSocketPath),
        HostKey = values.Get(args.HostKey),
        TrustAnyHostKey = values.Get(args.TrustAnyHostKey),
        DialErrorLimit = values.Get(args.DialErrorLimit),
        PerDialTimeout = values.Get(args.PerDialTimeout),
    };
}
