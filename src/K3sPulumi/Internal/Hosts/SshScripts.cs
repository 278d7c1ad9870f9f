using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Scripts;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// Sends a host the scripts that its commands run, as a file: the state contains only its path and hash. Sends them again only
/// when the scripts or the host change, or when the node's generation is raised because the host was reinstalled.
/// </summary>
internal static class SshScripts
{
    private static readonly Lazy<string> File = new(LayOut);

    public static CopyToRemote Send(string name, SshArgs ssh, Output<bool> isChecked, Input<int>? generation,
        CustomResourceOptions options) =>
        Send(name, ssh, isChecked, generation, ScriptLibrary.RemotePath, options);

    /// <summary>To the host of a service.</summary>
    public static CopyToRemote SendForService(string name, SshArgs ssh, Output<bool> isChecked, ComponentResource parent) => Send(
        name, ssh, isChecked, generation: null, ScriptLibrary.RemotePathOf(name), new CustomResourceOptions { Parent = parent });

    private static CopyToRemote Send(
        string name, SshArgs ssh, Output<bool> isChecked, Input<int>? generation, string path, CustomResourceOptions options)
    {
        var args = new CopyToRemoteArgs
        {
            Connection = SshConnection.For(ssh),
            Source = isChecked.Apply(_ => (AssetOrArchive)new FileAsset(File.Value)),
            RemotePath = path,
        };
        args.Triggers = new Input<object>[] { HostOf(ssh, generation) };
        return new CopyToRemote($"{name}-scripts", args, options);
    }

    /// <summary>Another host has no scripts yet, but the provider copies nothing if only the connection changes.</summary>
    private static Output<object> HostOf(SshArgs ssh, Input<int>? generation) => Output.Tuple(
        ssh.Address.ToOutput(), (ssh.Port ?? 22).ToOutput(), (ssh.HostKey ?? "").ToOutput(), (generation ?? 0).ToOutput())
        .Apply(host => (object)Digest.Of($"{host.Item1} {host.Item2} {host.Item3} {host.Item4}")[..16]);

    /// <summary>Named by its content.</summary>
    private static string LayOut() =>
        LaidOutFile.Write(Path.Combine(UserFolder.Of("scripts"), ScriptLibrary.Digest), ScriptLibrary.Text);
}
