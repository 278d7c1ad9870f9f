using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// Replaces the tokens of a cluster, on the host of its first server: one command before any server changes, and one when the
/// first has. Neither is there while no rotation is asked for.
/// </summary>
internal sealed class SshRotation(NodeScope<ServerSpec> scope, Output<HostNode> host)
{
    /// <summary>Null where this server has nothing to do with a rotation.</summary>
    public static SshRotation? Of(NodeScope<ServerSpec> scope, Output<HostNode> host) =>
        scope.Shape.Settings.TokenRotation.IsGiven && scope.IsFirst && scope.Args.HostIsGone != true ? new(scope, host) : null;

    /// <summary>Done when the datastore has the new token.</summary>
    public Command Rotate(Resource prepared)
    {
        var options = scope.After(prepared);
        SshNode.AddTurn(options, scope, prepared);
        return Create("token-rotation", RotationScript.Rotate, options);
    }

    /// <summary>Done when the datastore has what the server has started with.</summary>
    public Command Save(Resource ready) => Create("token-saved", RotationScript.Save, scope.After(ready));

    private Command Create(string part, Func<HostNode, int, RemoteScript> script, CustomResourceOptions options) =>
        new RemoteCommand($"{scope.Name}-{part}", scope.Ssh, Output.Tuple(host, scope.Visible)
            .Apply(both => script(both.Item1, both.Item2.Settings.TokenRotation.Content))).Create(scope.Visible, options);
}
