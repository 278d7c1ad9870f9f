using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>Where K3s stores its data on a host: a separate directory, because it is deleted with the node.</summary>
internal static class DataDirectories
{
    public const string Default = "/var/lib/rancher/k3s";

    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "/", "/bin", "/boot", "/dev", "/etc", "/etc/rancher", "/etc/rancher/k3s", "/home", "/lib", "/lib64", "/media", "/mnt",
        "/opt", "/proc", "/root", "/run",
        "/sbin", "/srv", "/sys", "/tmp", "/usr", "/usr/local", "/usr/local/bin", "/var", "/var/lib", "/var/lib/kubelet",
        "/var/lib/k3spulumi", "/var/lib/rancher",
    };

    public static string? Problem(string path) => Paths.Problem(path) switch
    {
        { } problem => problem,
        _ when path.Any(letter => char.IsWhiteSpace(letter) || letter is '"' or '\'' or '\\' or '`' or '$') =>
            $"{Quote.Value(path)} contains spaces or quotes, which K3s's own scripts cannot handle; remove them.",
        _ when path is not "/" && (path.EndsWith('/') || path.Contains("//", StringComparison.Ordinal)) =>
            $"{Quote.Value(path)} has superfluous slashes; use {Quote.Value(Plain(path))}.",
        _ when Taken.Contains(path) =>
            $"{Quote.Value(path)} is a system directory, and removing the node would delete everything in it; use a separate "
                + $"directory, such as {Quote.Value($"{path.TrimEnd('/')}/k3s")}.",
        _ => null,
    };

    /// <summary>Moves the path of a file from the default directory to this one.</summary>
    public static string Moved(string path, string directory) =>
        path.StartsWith(Default + "/", StringComparison.Ordinal) ? directory + path[Default.Length..] : path;

    private static string Plain(string path) => "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));
}
