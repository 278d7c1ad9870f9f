using System.Text;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Scripts;

/// <summary>
/// The scripts of a K3s host as one file, which is sent once: commands then contain only data, and the state contains no scripts.
/// Each script is a function that defines its content; each set of <see cref="ScriptSets"/> is a function that loads its scripts
/// in order.
/// </summary>
internal static partial class ScriptLibrary
{
    /// <summary>
    /// Version of the scripts' behavior. Increase it when a change of the scripts must run again on existing nodes: it is part of
    /// every command of a node. A release that changes only checks or texts does not change it, nor the nodes.
    /// </summary>
    public const int Behavior = 1;

    /// <summary>What data leaves out, because most nodes have it so, and what all have.</summary>
    public static IReadOnlyDictionary<string, string> Defaults { get; } =
        new Dictionary<string, string>(Distribution.K3s.Variables)
        {
            ["API_PORT"] = $"{NetworkDefaults.ApiPort}",
            ["DATA_DIR"] = DataDirectories.Default,
            ["DRAIN_SECONDS"] = $"{Deadlines.DefaultDrain}",
            ["FILES"] = "0",
            ["FILE_1_MODE"] = "0600",
            ["FILE_1_PATH"] = NodeFiles.ConfigPath,
            ["FIREWALL"] = HostFirewall.Leave.Mode,
            ["FLANNEL"] = FlannelBackends.Default,
            ["GENERATION"] = "0",
            ["NETWORKS"] = $"{NetworkDefaults.PodCidr} {NetworkDefaults.ServiceCidr}",
            ["PREPARE_SECONDS"] = $"{Deadlines.DefaultPrepare}",
            ["SECRETS"] = "0",
        };

    /// <summary>The version as in URLs.</summary>
    private const string UrlVersion = "${K3P_VERSION%%+*}%2B${K3P_VERSION#*+}";

    private static readonly Lazy<string> Made = new(Make);

    /// <summary>The whole file.</summary>
    public static string Text => Made.Value;

    public static string Digest { get; } = Scripts.Digest.Of(Text)[..32];

    /// <summary>Where it is uploaded: the home directory of the login user, which is writable on every host.</summary>
    public static string RemotePath { get; } = $".k3spulumi-{Behavior}-{Digest}";

    /// <summary>
    /// The same for a service: several of them may be on one host, and none may take what another is still sending.
    /// </summary>
    public static string RemotePathOf(string service) => $".k3spulumi-{Behavior}-{Scripts.Digest.Of(service)[..8]}-{Digest}";

    /// <summary>
    /// The end of a command's input: copies the file to a directory of root, and runs a set of it with the command's arguments.
    /// </summary>
    public static string Run(string set) => ScriptSets.All.ContainsKey(set)
        ? $"{Load(set)}k3p_{set} \"$@\"\n"
        : throw new ArgumentException($"there is no set of scripts {set}", nameof(set));

    /// <summary>
    /// The first command on a host stores the scripts. Delete commands must also work if they are missing.
    /// </summary>
    private static string Load(string set) => WithBehavior(set switch
    {
        "node" => ["load/kept", "load/removal", "load/read", "load/newer"],
        "packages" => ["load/kept", "load/read", "load/newer"],
        "receive" => ["load/take", "load/cleanup", "load/read"],
        "prepare" => ["load/take", "load/read"],
        "standby" => ["load/kept", "load/ended", "load/read"],
        "snapshot" => ["load/kept", "load/unscheduled", "load/read", "load/newer"],
        "member" or "kubeconfig" or "renewal" or "rotation" or "issue" => ["load/kept", "load/read"],
        _ => ["load/take", "load/service"],
    });

    private static string WithBehavior(params string[] parts) =>
        ScriptText.Of(parts).Replace("BEHAVIOR", $"{Behavior}", StringComparison.Ordinal);

    private static string Make()
    {
        var parts = ScriptSets.All.Values.SelectMany(set => set).Select(part => part.Split(' ')[0])
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(part => part, part => ScriptText.Of(part));
        var text = new StringBuilder("#!/bin/sh\n# The scripts that K3sPulumi runs on hosts. Each function is one script or a "
            + "set of scripts.\n");
        text.Append(Header(parts.Values));
        text.Append($": \"${{K3P_ARTIFACTS={Releases.Url}/{UrlVersion}}}\" "
            + $"\"${{K3P_INSTALLER={Releases.InstallerUrl}/{UrlVersion}/install.sh}}\"\n");
        foreach (var (name, part) in parts)
            text.Append($"{Function(name)}() {{\n{part}}}\n");
        text.Append($"k3p_take() {{\n{WithBehavior("load/take")}}}\n");
        text.Append(Quoted("k3p_backup_tool", BackupTool.Text));
        foreach (var (name, set) in ScriptSets.All)
            text.Append($"k3p_{name}() {{\n{string.Concat(set.Select(Step))}}}\n");
        return text.ToString();
    }

    /// <summary>A function that prints a text.</summary>
    public static string Quoted(string function, string text) =>
        $"{function}() {{\ncat <<'END_OF_{function}'\n{text}END_OF_{function}\n}}\n";

    /// <summary>Data leaves out what is as usual; what it says to be empty stays so.</summary>
    public static string Header(params IEnumerable<string> scripts) =>
        string.Concat(scripts.SelectMany(part => Variable().Matches(part))
        .Select(match => match.Value).Except(["K3P_ARTIFACTS", "K3P_INSTALLER"])
            .Concat(Defaults.Keys.Select(name => $"K3P_{name}"))
        .Distinct().Order(StringComparer.Ordinal)
        .Select(name => $": \"${{{name}={Defaults.GetValueOrDefault(name["K3P_".Length..], "")}}}\"\n"));

    private static string Step(string part) => part.Split(' ') switch
    {
        [var name] => $"{Function(name)} \"$@\"\n",
        [var name, "if", var condition] when condition.Split('=') is [var variable, var value] =>
            $"if [ \"$K3P_{variable}\" = {value} ]; then {Function(name)}; fi\n",
        [var name, "if", ['!', .. var variable]] => $"if [ -z \"$K3P_{variable}\" ]; then {Function(name)}; fi\n",
        [var name, "if", var variables] =>
            $"if [ -n \"{string.Concat(variables.Split('|').Select(variable => $"$K3P_{variable}"))}\" ]; then {Function(name)}; "
                + "fi\n",
        _ => throw new InvalidOperationException($"{part} is neither a script nor a script with a condition"),
    };

    private static string Function(string script) => $"k3p_part_{script.Replace('-', '_').Replace('/', '_')}";

    /// <summary>Without numbered variables: K3P_FILE_1_PATH, K3P_SECRET_1.</summary>
    [GeneratedRegex(@"\bK3P_(?!FILE_|SECRET_)[A-Z][A-Z0-9_]*[A-Z0-9]\b")]
    private static partial Regex Variable();
}
