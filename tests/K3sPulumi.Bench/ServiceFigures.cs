using K3sPulumi.LocalEngine;
using K3sPulumi.Tests;
using Pulumi;

namespace K3sPulumi.Bench;

/// <summary>What datastores and load balancers on hosts add to the state.</summary>
internal static class ServiceFigures
{
    private const string Certificates =
        "\n===== k3spulumi ca\nCA\n===== k3spulumi certificate\nC\n===== k3spulumi key\nK\n===== k3spulumi end\n";

    public static async Task PrintAsync()
    {
        await PrintAsync("PostgresDatastore", () =>
            new PostgresDatastore("bench", new() { Ssh = Host(1), AllowedAddresses = ["10.0.0.0/24"] }));
        await PrintAsync("MySqlDatastore", () =>
            new MySqlDatastore("bench", new() { Ssh = Host(1), AllowedAddresses = ["10.0.0.0/24"] }));
        await PrintAsync("EtcdDatastore, three members", () => new EtcdDatastore("bench", new()
        {
            Members = [new() { Ssh = Host(1) }, new() { Ssh = Host(2) }, new() { Ssh = Host(3) }],
        }));
        await PrintAsync("K3sLoadBalancer, three servers", () => new K3sLoadBalancer("bench", new()
        {
            Ssh = Host(1),
            Servers = new() { ["a"] = "10.0.0.4", ["b"] = "10.0.0.5", ["c"] = "10.0.0.6" },
        }));
    }

    private static async Task PrintAsync(string what, Func<Resource> program)
    {
        await using var engine = Engine.Mock(call =>
            call.Type.EndsWith(":Command", StringComparison.Ordinal) ? MockAnswer.Stdout(Certificates) : null);
        var result = await engine.RunAsync(() => Deployment.RunAsync(() => _ = program()));
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join('\n', result.Errors));
        var rows = result.Resources.Where(resource => resource.Type != "pulumi:pulumi:Stack")
            .Select(resource => (Resource: resource, Bytes: CliState.Bytes(resource)))
            .OrderByDescending(row => row.Bytes).ToList();
        Console.WriteLine($"\nState of {what}, over SSH with an ed25519 key: {rows.Sum(row => row.Bytes):N0} bytes");
        foreach (var (resource, bytes) in rows)
            Console.WriteLine($"  {bytes,7:N0}  {resource.Name} ({resource.Type.Split(':')[^1]})");
    }

    private static SshArgs Host(int number) => new()
    {
        Address = $"10.0.0.{number}",
        User = "ubuntu",
        PrivateKey = StateFigures.PrivateKey,
        HostKey = Stacks.HostKey,
    };
}
