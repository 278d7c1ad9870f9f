using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.Internal.LoadBalancing;

/// <summary>HAProxy on hosts; keepalived moves the shared address between them.</summary>
internal static class SshLoadBalancer
{
    /// <summary>VRRP passwords have eight characters.</summary>
    private const int PasswordLength = 8;

    public static LoadBalancerOutputs Create(K3sLoadBalancer balancer, string name, LoadBalancerArgs args,
        Request<LoadBalancerSpec> request)
    {
        var visible = request.Visible;
        var all = Output.Tuple(request.Checked, request.All, Password(balancer, name, args, request.Checked));
        var repairs = new ServiceRepairs(balancer, name, request.Shape.Drift.IsGiven, request.All.Apply(spec => spec.Drift));
        List<SshArgs> hosts = [args.Ssh!, .. args.Standbys];
        var commands = hosts.Select((host, index) =>
        {
            var script = all.Apply(both => LoadBalancerScript.For(new HostLoadBalancer(both.Item2.Haproxy())
            {
                FloatingAddress = both.Item2.Floating(new Secret(both.Item3)),
                Index = index,
                Elevation = Elevation.Of(index == 0 ? both.Item2.Ssh! : both.Item2.Standbys[index - 1]),
            }));
            var own = index == 0 ? name : $"{name}-{index}";
            var scripts = SshScripts.SendForService(own, host, request.Checked, balancer);
            var start = new Start();
            var options = new CustomResourceOptions
            {
                Parent = balancer,
                DependsOn = { scripts },
                Hooks = HostHooks.OnStart(own, start.Begins),
            };
            var ssh = request.All.Apply(spec => index == 0 ? spec.Ssh! : spec.Standbys[index - 1]);
            Resource command = new RemoteCommand(own, host, repairs.OnHost(own, "load balancer", script, ssh))
            {
                HasDelete = true,
                MayBoot = true,
            }.Create(visible, options);
            return (Command: command, Started: start.OfAsync(command));
        }).ToList();
        repairs.Keep([.. commands.Select(made => made.Command)]);
        var address = Output.Tuple(request.Checked, (args.FloatingAddress ?? args.Ssh!.Address).ToOutput())
            .Apply(both => both.Item2);
        return new LoadBalancerOutputs(address,
            address.Apply(host => $"https://{Addresses.InUrl(host)}:{args.Port ?? NetworkDefaults.ApiPort}"),
            Output.Create(args.Port ?? NetworkDefaults.ApiPort),
            [.. commands.Select(made => made.Command)])
        { Started = Task.WhenAll(commands.Select(made => made.Started)) };
    }

    private static Output<string> Password(K3sLoadBalancer balancer, string name, LoadBalancerArgs args, Output<bool> isChecked)
    {
        if (args.FloatingAddress is null)
            return isChecked.Apply(_ => "unused");
        var password = new RandomPasswordArgs { Length = isChecked.Apply(_ => PasswordLength), Special = false };
        return new RandomPassword($"{name}-vrrp", password,
            new CustomResourceOptions { Parent = balancer, IgnoreChanges = { "length", "special" } }).Result;
    }
}
