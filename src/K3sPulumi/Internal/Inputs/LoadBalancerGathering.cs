using K3sPulumi.Core.LoadBalancing;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> for load balancers.</summary>
internal static class LoadBalancerGathering
{
    /// <summary>With the servers that it leads to.</summary>
    public static Func<Values, LoadBalancerSpec> Gather(this LoadBalancerArgs args, string name, InputMap<string> servers, InputSet inputs)
    {
        var pool = inputs.AddMap(servers);
        var own = args.Gather(inputs);
        return values => own(values) with { Name = name, Servers = values.Get(pool) };
    }

    public static Func<Values, LoadBalancerSpec> Gather(this LoadBalancerArgs args, InputSet inputs)
    {
        var docker = args.Docker?.Gather(inputs);
        var ssh = args.Ssh?.Gather(inputs);
        var standbys = args.Standbys.Select(host => (host ?? new() { Address = "" }).Gather(inputs)).ToList();
        var floating = inputs.Add(args.FloatingAddress);
        var face = inputs.Add(args.FloatingInterface);
        var routerId = inputs.Add(args.RouterId);
        return values => new LoadBalancerSpec
        {
            Docker = docker?.Invoke(values),
            Ssh = ssh?.Invoke(values),
            Standbys = [.. standbys.Select(build => build(values))],
            Port = args.Port,
            FloatingAddress = values.Get(floating),
            FloatingInterface = values.Get(face),
            RouterId = values.Get(routerId),
        };
    }
}
