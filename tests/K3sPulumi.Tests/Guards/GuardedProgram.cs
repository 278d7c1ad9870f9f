using K3sPulumi.Core.Tests.Certificates;
using K3sPulumi.LocalEngine;
using Pulumi;
using LocalCommand = Pulumi.Command.Local.Command;
using LocalCommandArgs = Pulumi.Command.Local.CommandArgs;

namespace K3sPulumi.Tests.Guards;

/// <summary>
/// A cluster, and an update of it: it asks for something that an existing cluster cannot do, and besides that for changes that
/// replace, update, remove and create resources.
/// </summary>
/// <param name="Platform">docker or ssh</param>
/// <param name="Guard">what rejects the update</param>
/// <param name="IsChanged">whether this is the update</param>
/// <param name="IsLate">whether the value comes from a resource of the same update</param>
internal sealed record GuardedProgram(string Platform, string Guard, bool IsChanged, bool IsLate)
{
    private const string Postgres = "postgres://k3s:secret-1@db:5432/k3s", MySql = "mysql://k3s:secret-1@tcp(db:3306)/k3s";

    private static readonly TestAuthority OneRoot = Root("one"), OtherRoot = Root("other");

    private int ServerCount => Guard switch
    {
        "first server" or "only server of etcd" => 1,
        "all servers after SQLite" => IsChanged ? 3 : 1,
        "quorum" => IsChanged ? 1 : 3,
        _ => 3,
    };

    private bool HasNewServers => IsChanged && (Guard is "first server" or "only server of etcd" or "all servers after SQLite");

    private bool IsSsh => Platform == "ssh";

    /// <summary>A server instead of a cluster.</summary>
    public bool IsByItself { get; init; }

    public Func<Task<int>> Stack => Programs.Stack(() =>
        IsByItself ? new K3sServer("dev", OneServer()).Kubeconfig : new K3sCluster("dev", Args()).Kubeconfig);

    /// <summary>Its commands print the kubeconfig, and the late value what it was asked to print.</summary>
    public MockAnswer? Answer(MockCall call) => call.Name == "late" ? MockAnswer.Stdout(call.Inputs.Text("create")!)
        : call.Type.EndsWith(":Command", StringComparison.Ordinal) ? MockAnswer.Stdout(Programs.Kubeconfig) : null;

    private K3sServerArgs OneServer()
    {
        var args = new K3sServerArgs
        {
            Version = Value(Programs.Version, "v1.35.9+k3s1"),
            Ssh = IsSsh ? Programs.Host("10.0.0.11") : null,
            Docker = IsSsh ? null : new(),
            Generation = IsChanged && IsSsh ? 1 : 0,
        };
        if (IsChanged)
            args.NodeLabels = new() { ["disk"] = "ssd" };
        return args;
    }

    private K3sClusterArgs Args()
    {
        var args = new K3sClusterArgs
        {
            Version = Programs.Version,
            Servers = [.. Enumerable.Range(1, ServerCount).Select(Server)],
            Agents = [.. Enumerable.Range(IsChanged && Guard != "data directory" ? 2 : 1, 2).Select(Agent)],
            EmbeddedEtcd = Guard is "quorum" or "only server of etcd" ? true : null,
        };
        SetValue(args);
        if (IsChanged)
            Change(args.Agents[0], args);
        return args;
    }

    private NodeArgs Server(int number) => Node(
        $"s{(HasNewServers ? number + 8 : number)}", $"10.0.0.1{number}");

    private NodeArgs Agent(int number) => Node($"a{number}", $"10.0.0.2{number}");

    private NodeArgs Node(string name, string address) =>
        IsSsh ? new() { NodeName = name, Ssh = Programs.Host(address) } : new() { NodeName = name, Docker = new() };

    private void SetValue(K3sClusterArgs args)
    {
        switch (Guard)
        {
            case "token": args.Token = Value("old-token-of-servers", "new-token-of-servers"); break;
            case "older version": args.Version = Value(Programs.Version, "v1.35.9+k3s1"); break;
            case "skipped version": args.Version = Value(Programs.Version, "v1.38.0+k3s1"); break;
            case "pods": args.ClusterCidr = Value("10.42.0.0/16", "10.44.0.0/16"); break;
            case "services": args.ServiceCidr = Value("10.43.0.0/16", "10.45.0.0/16"); break;
            case "datastore": args.Datastore = new DatastoreArgs { Endpoint = Value(Postgres, MySql) }; break;
            case "cluster DNS": args.Networking = new() { ClusterDns = { Value("10.43.0.10", "10.43.0.11") } }; break;
            case "domain": args.ServerConfig = Value("cluster-domain: old.test", "cluster-domain: new.test"); break;
            case "agent token": args.AgentToken = Value("old-token-of-agents", "new-token-of-agents"); break;
            default: SetOther(args); break;
        }
    }

    private void SetOther(K3sClusterArgs args)
    {
        switch (Guard)
        {
            case "encryption":
                args.ControlPlane = new() { SecretsEncryption = Value("true", "false").ToOutput().Apply(bool.Parse) };
                break;
            case "lower rotation":
                args.TokenRotation = Value("2", "1").ToOutput().Apply(text => int.Parse(text, null));
                break;
            case "lower restore":
                args.Token = "token-of-the-snapshot";
                args.Restore = new() { From = "etcd-snapshot-s1-1790589791", Generation = IsChanged ? 1 : 2 };
                break;
            case "another root":
                var root = IsChanged ? OtherRoot : OneRoot;
                args.Certificates = new() { Authority = new() { Chain = root.Pem, Key = root.KeyPem } };
                break;
            case "stopped quorum":
                args.Servers[1].Running = args.Servers[2].Running = !IsChanged;
                break;
            case "data directory": args.Agents[0].DataDirectory = Value("/srv/old", "/srv/new"); break;
        }
    }

    private static TestAuthority Root(string name) =>
        TestAuthority.Root(name: name, until: DateTimeOffset.UtcNow.AddYears(9));

    private Input<string> Value(string before, string after)
    {
        var value = IsChanged ? after : before;
        return IsLate ? new LocalCommand("late", new LocalCommandArgs { Create = value }).Stdout : value;
    }

    /// <summary>One agent is removed and one created by then.</summary>
    private void Change(NodeArgs agent, K3sClusterArgs args)
    {
        agent.NodeLabels = new() { ["disk"] = "ssd" };
        agent.DrainTimeout = 5;
        if (IsSsh)
            agent.Generation = 1;
        else
            args.DockerSubnet = "172.31.77.0/24";
    }
}
