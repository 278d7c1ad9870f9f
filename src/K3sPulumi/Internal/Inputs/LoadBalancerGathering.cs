using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Validation;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> for load balancers.</summary>
internal static class LoadBalancerGathering
{
    /// <summary>With the servers that it leads to.</summary>
    /// <param name="args">What the user wrote.</param>
    /// <param name="name">The component.</param>
    /// <param name="servers">The servers.</param>
    /// <param name="values">The reader.</param>
    /// <param name="drift">Of the cluster.</param>
    public static LoadBalancerSpec Read(this LoadBalancerArgs args, string name, InputMap<string> servers, Values values,
        Input<string>? drift = null) =>
        args.Read(values) with { Name = name, Servers = values.Map(servers), Drift = values.Get(args.Drift ?? drift) };

    public static LoadBalancerSpec Read(this LoadBalancerArgs args, Values values) => new()
    {
        Docker = args.Docker?.Read(values),
        Ssh = args.Ssh?.Read(values),
        Standbys = [.. args.Standbys.Select(host => host?.Read(values) ?? new() { Address = Value<string>.Of("") })],
        Port = args.Port,
        FloatingAddress = values.Get(args.FloatingAddress),
        FloatingInterface = values.Get(args.FloatingInterface),
        RouterId = values.Get(args.RouterId),
        Drift = values.Get(args.Drift),
    };
}
