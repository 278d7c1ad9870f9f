using System.Text;
using K3sPulumi.Core.Hosts;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Ssh;

/// <summary>
/// Sends a host the scripts that its commands run, as a file: the state keeps a path and a hash of it, and no content. Again only when the
/// scripts are others, or when the node's generation is raised because the host is another.
/// </summary>
internal static class SshScripts
{
    private static readonly Lazy<string> File = new(LayOut);

    public static CopyToRemote Send(string name, SshArgs ssh, Output<bool> isChecked, Input<int>? generation, CustomResourceOptions options)
    {
        var args = new CopyToRemoteArgs
        {
            Connection = SshConnection.For(ssh),
            Source = isChecked.Apply(_ => (AssetOrArchive)new FileAsset(File.Value)),
            RemotePath = ScriptLibrary.RemotePath,
        };
        if (generation is not null)
            args.Triggers = new Input<object>[] { generation.Apply(number => (object)number) };
        return new CopyToRemote($"{name}-scripts", args, options);
    }

    /// <summary>Named by its content, outside of the project's folder. Two programs at once write the same, each to a file of its own first.</summary>
    private static string LayOut()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var folder = Directory.CreateDirectory(Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), "k3spulumi", "scripts")).FullName;
        var path = Path.Combine(folder, ScriptLibrary.Digest);
        var content = Encoding.UTF8.GetBytes(ScriptLibrary.Text);
        if (System.IO.File.Exists(path) && System.IO.File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            return path;
        var part = $"{path}.{Guid.NewGuid():N}";
        System.IO.File.WriteAllBytes(part, content);
        System.IO.File.Move(part, path, overwrite: true);
        return path;
    }
}
