using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// Replaces the tokens of a cluster, on the host of its first server: one command before any server changes, and one when the
/// first has. Neither is there while no rotation is asked for.
/// </summary>
internal sealed class SshRotation(K3sServer server, string name, NodeArgs args, Output<HostNode> host, Output<ServerSpec> shown)
{
    /// <summary>Null where this server has nothing to do with a rotation.</summary>
    public static SshRotation? Of(K3sServer server, string name, NodeArgs args, NodeContext? context, Request<ServerSpec> request,
        Output<HostNode> host) =>
        request.Shape.Settings.TokenRotation.IsGiven && context is null or { Plan.Index: 0 } && args.HostIsGone != true
            ? new(server, name, args, host, request.Visible) : null;

    /// <summary>Done when the datastore has the new token.</summary>
    public Command Rotate(Resource prepared, NodeContext? context)
    {
        var options = After(prepared);
        SshNode.AddTurn(options, name, prepared, context);
        return Create("token-rotation", RotationScript.Rotate, options);
    }

    /// <summary>Done when the datastore has what the server has started with.</summary>
    public Command Save(Resource ready) => Create("token-saved", RotationScript.Save, After(ready));

    private CustomResourceOptions After(Resource resource) => new() { Parent = server, DependsOn = { resource } };

    private Command Create(string part, Func<HostNode, int, RemoteScript> script, CustomResourceOptions options) =>
        RemoteCommand.Create($"{name}-{part}", args.Ssh!,
            Output.Tuple(host, shown).Apply(both => script(both.Item1, both.Item2.Settings.TokenRotation.Content)), shown,
            hasCreate: true, hasDelete: false, options, mayBoot: false);
}
