using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Configuration;

/// <summary>Whether a K3s version accepts a key, and what to use instead.</summary>
internal static class KeyNames
{
    /// <summary>
    /// Flags of <c>k3s etcd-snapshot</c>, which also reads the servers' files; the server itself ignores them.
    /// </summary>
    private static readonly HashSet<string> OfSnapshotCommand = new(StringComparer.Ordinal)
    {
        "name", "dir", "snapshot-compress", "snapshot-retention", "etcd-server", "etcd-token", "output", "s3", "s3-endpoint",
        "s3-endpoint-ca", "s3-skip-ssl-verify", "s3-access-key", "s3-secret-key", "s3-session-token", "s3-bucket",
        "s3-bucket-lookup-type", "s3-region", "s3-folder", "s3-retention", "s3-proxy", "s3-config-secret", "s3-insecure",
        "s3-timeout",
    };

    private static readonly Dictionary<string, string> Replacements = new(StringComparer.Ordinal)
    {
        ["no-deploy"] = "use the argument disable",
        ["no-flannel"] = "use the argument flannelBackend",
        ["cluster-secret"] = "use the argument token",
        ["disable-selinux"] = "use the argument selinux",
    };

    public static string? Problem(string name, NodeRole role, K3sVersion? version)
    {
        var key = K3sKeys.Find(name);
        if (key is null)
            return IsOfSnapshotCommand(name, role) ? null : UnknownProblem(name, role, version);
        if (!key.IsOf(role))
            return role == NodeRole.Agent
                ? $"{Quote.Value(name)} is not a key of agents, and K3s does not start with unknown keys; remove it, or set it "
                    + "on the servers."
                : $"{Quote.Value(name)} is a setting of agents, which servers ignore; remove it, or set it on the agents.";
        return VersionProblem(key, version) is { } problem ? $"{Quote.Value(name)} {problem}" : null;
    }

    public static string? VersionProblem(K3sKey key, K3sVersion? version) =>
        key.IsIn(version) ? null
        : version!.Minor < key.Since
            ? $"is not a setting of K3s v1.{version.Minor}: v1.{key.Since} introduced it; use a newer version, or remove it."
        : $"was removed from K3s in v1.{key.Until}; {Replacements.GetValueOrDefault(key.Name, "remove it")}.";

    /// <summary>Keys that affect a command but not the server.</summary>
    public static string? Advice(string name)
    {
        var bare = K3sKeys.LongName(name);
        return K3sKeys.Find(name) is null && OfSnapshotCommand.Contains(bare) && K3sKeys.Find($"etcd-{bare}") is { } own
            ? $"{Quote.Value(name)} is a setting of the k3s etcd-snapshot command, which servers ignore; use {own.Name} for both."
            : null;
    }

    private static bool IsOfSnapshotCommand(string name, NodeRole role) =>
        role == NodeRole.Server && OfSnapshotCommand.Contains(K3sKeys.LongName(name));

    private static string UnknownProblem(string name, NodeRole role, K3sVersion? version)
    {
        var known = role == NodeRole.Server
            ? "is not a setting that K3s servers know, so they ignore it"
            : "is not a setting that K3s agents know, and they do not start with it";
        return NearestName.Of(K3sKeys.LongName(name), K3sKeys.Of(role, version).Select(key => key.Name)) is { } nearest
            ? $"{Quote.Value(name)} {known}; use {(name.EndsWith('+') ? nearest + "+" : nearest)}."
            : $"{Quote.Value(name)} {known}; remove it.";
    }
}
