using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Networking;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>Invalid load balancers, as their components reject them.</summary>
public sealed class LoadBalancerTests
{
    [Fact]
    public async Task InAClusterHostsByNameCannotShareAnAddress()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var args = Programs.Ssh(servers: 3);
            args.LoadBalancer = new()
            {
                Ssh = Programs.Host("lb-1.example.com"),
                Standbys = [Programs.Host("lb-2.example.com")],
                FloatingAddress = "10.0.0.10",
                Port = 8404,
            };
            return args;
        }));

        var message = Assert.Single(result.Errors).Message;
        Assert.Contains("\n  loadBalancer.ssh.address: \"lb-1.example.com\" is a host name", message, StringComparison.Ordinal);
        Assert.Contains("\n  loadBalancer.standbys[0].address: \"lb-2.example.com\" is a host name", message,
            StringComparison.Ordinal);
        Assert.Contains("\n  loadBalancer.port: 8404 is the port of HAProxy's statistics", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ByItselfInDockerItForwardsNoUdp()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new K3sLoadBalancer("lb", new()
        {
            Servers = new() { ["alpha"] = "10.0.0.11" },
            Docker = new() { Ports = ["1053:53/udp"] },
        }).Address));

        Assert.Contains("docker.ports[0]: \"1053:53/udp\" is for UDP", Assert.Single(result.Errors).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInterfaceThatIsKnownLateIsRefusedBeforeAHostIsTouched()
    {
        var program = Programs.Stack(() =>
        {
            var asked = new Pulumi.Command.Local.Command("ask", new() { Create = "ip route" });
            return new K3sLoadBalancer("lb", new()
            {
                Servers = new() { ["alpha"] = "10.0.0.11" },
                Ssh = Programs.Host("10.0.0.8"),
                FloatingAddress = "10.0.0.10",
                FloatingInterface = asked.Stdout,
            }).Address;
        });
        await using var engine = Engine.Mock(call => call.Type.EndsWith(":Command", StringComparison.Ordinal)
            ? MockAnswer.Stdout("eth0 }") : null);

        Assert.Empty((await Programs.PreviewAsync(program)).Errors);
        var result = await engine.RunAsync(program, null);

        Assert.Contains("floatingInterface: \"eth0 }\" is not a valid network interface", Assert.Single(result.Errors).Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(result.Resources, resource => resource.Type.Contains("remote", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AServerByItselfIsWarnedOfRegistrySettingsThatNothingAsksFor()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new K3sServer("alpha", new()
        {
            Version = Programs.Version,
            Ssh = Programs.Host("10.0.0.11"),
            Registries = new()
            {
                Mirrors = [new() { Registry = "docker.io", Endpoints = ["https://mirror.example.com:443"] }],
                Configs = [new() { Registry = "mirror.example.com", Token = "token-in-clear" }],
            },
        }).Kubeconfig));

        Assert.Empty(result.Errors);
        Assert.Contains(result.Warnings, warning =>
            warning.Message.Contains("registries.configs[0].registry: \"mirror.example.com\" is not the endpoint in mirrors",
                StringComparison.Ordinal));
    }
}
