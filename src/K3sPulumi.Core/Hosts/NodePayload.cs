using System.Globalization;
using K3sPulumi.Core.Adoption;
using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Hosts;

/// <summary>The data of a node for the scripts, and its digests.</summary>
internal static class NodePayload
{
    /// <summary>
    /// For host checks and downloads: does not depend on labels, so the prepare command does not change with them.
    /// </summary>
    public static ScriptInput ForHost(HostNode node) => new ScriptInput()
        .Set("ROLE", node.Role.Text())
        .Set("VERSION", node.Version.ToString())
        .Set("NODE_NAME", node.NodeName)
        .Set("CLUSTER", node.Cluster)
        .Set("ARCHITECTURE", node.Architecture)
        .Set("DATA_DIR", node.DataDir)
        .Set("ETCD", HasEtcd(node))
        .Set("NETWORKS", string.Join(' ', node.ClusterNetworks.SelectMany(networks => networks.Split(','))))
        .Set("FLANNEL", node.FlannelBackend)
        .Set("PORTS", string.Join(' ', FirewallRules.For(FirewallShape.For(node)).SinglePorts))
        .Set("NEEDS_CGROUP_V2", node.Version.NeedsCgroupV2 && !AllowsCgroupV1(node))
        .Set("SKIPPED_CHECKS", string.Join(' ', node.SkippedChecks))
        .Set("FIREWALL", node.Firewall.Mode)
        .Set("ENABLE_MEMORY_CGROUP", node.EnableMemoryCgroup)
        .Set("PROXY", node.DownloadProxy?.Value)
        .SetGiven("NO_PROXY", string.Join(',', node.DirectDownloads))
        .SetGiven("SELINUX", node.Selinux switch { true => "yes", false => "no", null => null })
        .SetGiven("RUNTIME", node.Runtime?.Word)
        .SetGiven("RUNTIME_SOCKET", node.Runtime?.Socket)
        .SetGiven("TAILSCALE", node.NeedsTailscale)
        .SetGiven("NODE_IP", node.NodeIp)
        .SetGiven("RESOLV_CONF", node.ResolvConf)
        .SetGiven("ROOTLESS", node.RootlessUser)
        .SetGiven("ARTIFACTS", ArtifactsOf(node))
        .SetGiven("INSTALLER", InstallerOf(node))
        .SetGiven("MIRROR_CA", HasProgram(node) ? null : node.MirrorCa?.Value)
        .SetGiven("MIRROR_LOGIN", HasProgram(node) ? null : node.MirrorLogin?.Value)
        .Set("UPLOADS", ReceiveScript.Lines(node.Uploads))
        .SetGiven("RESEND", node.Uploads.Count == 0 || HasProgram(node) ? null : "generation")
        .SetGiven("ADOPT", node.Adopts)
        .SetGiven("SETTINGS", node.Adopts ? AdoptedSettings.Of(node) : null)
        .SetGiven("RESTORE", node.Restore?.From is null ? null : $"{node.Restore.Generation}")
        .SetGiven("RESTORE_FROM", node.Restore?.From)
        .SetGiven("RESTORE_STORE", node.Restore is { From: not null, Store: NodeStore.Sqlite } ? "sqlite" : null)
        .SetGiven("RESTORE_TOKENS", node.Restore?.Tokens)
        .SetGiven("RESTORE_FOLDER", node.Restore?.From is null ? null : node.Restore.Folder)
        .SetGiven("RESTORE_S3", node.Restore is { From: not null, HasS3: true })
        .Set("PREPARE_SECONDS", node.Deadlines.PrepareSeconds);

    /// <summary>For the node itself.</summary>
    public static ScriptInput ForNode(HostNode node)
    {
        var data = ForHost(node)
            .Set("FIREWALLD", string.Join('\n', node.Firewall.Firewalld))
            .Set("UFW", string.Join('\n', node.Firewall.Ufw))
            .SetGiven("CNI", node.InstallsPodNetwork)
            .Set("WITH_NODE_ID", node.WithNodeId)
            .Set("INITIALISES", node.Initializes)
            .Set("SNAPSHOT", node.ChangesFirst)
            .SetGiven("RESTORE", $"{node.Restore?.Generation}")
            .SetGiven("RESTORE_STORE", node.Restore is { Store: NodeStore.External } ? "external" : null)
            .Set("JOIN_URL", node.JoinUrl)
            .Set("PEERS", string.Join(' ', node.Peers))
            .Set("GENERATION", node.Generation)
            .Set("STAMP", Stamp(node))
            .Set("NODE_PASSWORD", node.NodePassword?.Value)
            .Set("READY_SECONDS", node.Deadlines.ReadySeconds(node.Role, node.InstallsPodNetwork))
            .SetGiven("ENVIRONMENT", node.ServiceEnvironment?.Value)
            .SetGiven("ROTATION", node.Rotation == 0 ? null : node.Rotation.ToString(CultureInfo.InvariantCulture))
            .SetGiven("AUTHORITY", node.Authority)
            .SetGiven("AUTHORITY_FILES", node.AuthorityFiles?.Value)
            .SetGiven("AUTHORITY_FORCE", node.ForcesAuthority)
            .SetGiven("DRAIN", node.Drains)
            .SetGiven("DRAIN_SECONDS", node.Drains ? $"{node.Deadlines.DrainSeconds}" : null)
            .SetGiven("UNIT", node.RootlessUser is null ? null : RootlessService.Unit());
        if (node.Repair.IsRepair)
        {
            data.Set("REPAIR", node.Repair.Word)
                .SetGiven("LABELS", string.Join('\n', node.Labels))
                .SetGiven("TAINTS", string.Join('\n', node.Taints));
        }

        foreach (var file in FilesOf(node))
            data.File(file);
        foreach (var form in Redaction.Forms([node.Token, .. node.Secrets, .. Given(node.DownloadProxy)]))
            data.Blank(form);
        return data;
    }

    /// <summary>Every file of the node on its host.</summary>
    public static IEnumerable<HostFile> FilesOf(HostNode node) =>
    [
        new(NodeFiles.ConfigPath, "0600", node.ConfigYaml),
        .. node.ConfigDropIns.Select(file =>
            file with { Path = file.Path.StartsWith('/') ? file.Path : $"{NodeFiles.ConfigPath}.d/{file.Path}" }),
        .. node.Files,
    ];

    /// <summary>What the host keeps to know that it is what was asked.</summary>
    public static string Stamp(HostNode node) => Digest.Of($"{OpenPart(node)}\0{HiddenPart(node)}")[..32];

    /// <summary>The digest in the visible text.</summary>
    public static string VisibleDigest(HostNode node) =>
        Digest.Visible($"{OpenPart(node)}\n{node.Generation}", HiddenPart(node), node.Token);

    public static string Named(HostNode node) => node.NodeName is { } name ? $"{node.Role.Text()} {name}" : node.Role.Text();

    private static string? ArtifactsOf(HostNode node) =>
        HasProgram(node) ? $"file://{AirGapPlan.ArtifactFolder}"
        : node.ArtifactUrl == Releases.Url ? null
        : $"{node.ArtifactUrl.TrimEnd('/')}/{node.Version.UrlForm}";

    private static string? InstallerOf(HostNode node) =>
        HasProgram(node) ? $"file://{AirGapPlan.ArtifactFolder}/{AirGapArtifacts.Installer}"
        : node.InstallerUrl;

    /// <summary>Whether the binary is sent, not only images.</summary>
    private static bool HasProgram(HostNode node) => node.Uploads.Any(upload => upload.Part == AirGapPart.Binary);

    private static bool HasEtcd(HostNode node) => node is { Role: NodeRole.Server, Store: NodeStore.EmbeddedEtcd };

    /// <summary>The kubelet's own override, set as a flag or in a drop-in file.</summary>
    private static bool AllowsCgroupV1(HostNode node) => FilesOf(node).Any(file =>
        file.Content.Value.Contains("fail-cgroupv1=false", StringComparison.Ordinal)
        || file.Content.Value.Contains("failCgroupV1: false", StringComparison.Ordinal));

    private static IEnumerable<Secret> Given(Secret? secret) => secret is { } value ? [value] : [];

    private static string OpenPart(HostNode node) => string.Join('\n',
        [node.Role.Text(), node.Version.ToString(), node.NodeName, node.WithNodeId.ToString(), node.DataDir,
            node.Store.ToString(), node.Initializes.ToString(), node.JoinUrl, node.VisibleConfig, node.Firewall.Mode,
            .. node.Firewall.Firewalld, .. Requirements(node), .. FilesOf(node).Select(file => $"{file.Mode} {file.Path}"),
            .. node.Uploads.Select(upload => $"{upload.Sha256} {upload.Name}")]);

    /// <summary>Optional requirements for the host besides files.</summary>
    private static IEnumerable<string> Requirements(HostNode node) => new[]
    {
        node.Selinux is { } selinux ? $"selinux {selinux}" : null,
        node.Authority is { } authority ? $"authority {authority}" : null,
        node.Rotation == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"rotation {node.Rotation}"),
        node.Restore?.Line,
        node.RootlessUser is { } user ? $"rootless {user}\n{RootlessService.Unit()}" : null,
    }.OfType<string>();

    private static string HiddenPart(HostNode node) =>
        string.Concat(FilesOf(node).Select(file => file.Content).Concat(Given(node.ServiceEnvironment)).Select(content =>
        $"{content.Value.Length.ToString(CultureInfo.InvariantCulture)}:{content.Value}"));
}
