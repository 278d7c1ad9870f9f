using System.Collections.Immutable;

namespace Pulumi.Command.Remote;

[CommandResourceType("command:remote:CopyToRemote")]
public class CopyToRemote : CustomResource
{
    public CopyToRemote(string name, CopyToRemoteArgs args, CustomResourceOptions? options = null)
        : base("command:remote:CopyToRemote", name, args ?? new CopyToRemoteArgs(), MakeOptions(options))
    {
    }

    private CopyToRemote(string name, Input<string> id, CustomResourceOptions? options)
        : base("command:remote:CopyToRemote", name, null, MakeOptions(options, id))
    {
    }

    [Output("connection")] public Output<Remote.Outputs.Connection> Connection { get; private set; } = null!;

    [Output("remotePath")] public Output<string> RemotePath { get; private set; } = null!;

    [Output("source")] public Output<AssetOrArchive> Source { get; private set; } = null!;

    [Output("triggers")] public Output<ImmutableArray<object>> Triggers { get; private set; } = null!;

    public static CopyToRemote Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id = null) =>
        Utilities.Options(new() { AdditionalSecretOutputs = ["connection"], ReplaceOnChanges = ["triggers[*]"] }, options, id);
}
