using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Nodes for tests.</summary>
internal static class HostSamples
{
    public const string Version = "v1.36.1+k3s1";
    public const string Token = "correct-horse-battery-staple-42";

    public static HostNode Server { get; } = Node(NodeRole.Server, "alpha") with
    {
        ConfigYaml = new($"cluster-init: true\ntoken: {Token}\ntls-san:\n- 10.0.0.10\n"),
        VisibleConfig = "cluster-init: true\ntoken: '[secret]'\ntls-san:\n- 10.0.0.10\n",
        Initializes = true,
        Store = NodeStore.EmbeddedEtcd,
    };

    public static HostNode Agent { get; } = Node(NodeRole.Agent, "echo") with
    {
        ConfigYaml = new($"server: https://10.0.0.10:6443\ntoken: {Token}\n"),
        VisibleConfig = "server: https://10.0.0.10:6443\ntoken: '[secret]'\n",
        JoinUrl = "https://10.0.0.10:6443",
    };

    public static K3sVersion Parse(string version) =>
        K3sVersion.TryParse(version, out var why) ?? throw new ArgumentException(why, nameof(version));

    public static HostNode Labeled(HostNode node, string label) => node with
    {
        ConfigYaml = new($"{node.ConfigYaml.Value}node-label:\n- {label}\n"),
        VisibleConfig = $"{node.VisibleConfig}node-label:\n- {label}\n",
    };

    /// <summary>How long nodes have to become Ready, on a busy machine too.</summary>
    public static int ReadySeconds => Seconds(3);

    private static int Seconds(double seconds) => (int)Patience.Of(seconds).TotalSeconds;

    private static HostNode Node(NodeRole role, string name) => new()
    {
        Role = role,
        Version = Parse(Version),
        NodeName = name,
        ConfigYaml = default,
        VisibleConfig = "",
        Token = new(Token),
        Cluster = "shop/prod/k3s",
        ArtifactUrl = "https://artifacts.test",
        InstallerUrl = "https://installer.test/install.sh",
        Deadlines = new() { Prepare = Seconds(20), Ready = ReadySeconds, Drain = Seconds(5) },
    };
}
