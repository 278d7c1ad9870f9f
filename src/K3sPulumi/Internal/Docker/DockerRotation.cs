using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Docker;

/// <summary>What <see cref="Hosts.SshRotation"/> is on hosts, in the container of the first server.</summary>
internal sealed class DockerRotation(NodeScope<ServerSpec> scope, DockerResources shared, Output<string> token)
{
    /// <summary>Null where this server has nothing to do with a rotation.</summary>
    public static DockerRotation? Of(NodeScope<ServerSpec> scope, DockerResources shared, Output<string> token) =>
        scope.Shape.Settings.TokenRotation.IsGiven && scope.IsFirst ? new(scope, shared, token) : null;

    /// <summary>Done when the datastore has the new token; the container is still the old one.</summary>
    public Command Rotate(InputList<Resource> after) => Create("token-rotation", after,
        (rotation, secret) => RotationScript.RotateIn(scope.Name, new Secret(secret), rotation));

    /// <summary>Done when the datastore has what the server has started with.</summary>
    public Command Save(Resource ready) =>
        Create("token-saved", new() { ready }, (rotation, _) => RotationScript.SaveIn(scope.Name, rotation));

    private Command Create(string part, InputList<Resource> after, Func<int, string, RemoteScript> script) =>
        new LocalScript(scope.Owner, $"{scope.Name}-{part}", shared.Engine, Output.Tuple(scope.Visible, token)
            .Apply(both => script(both.Item1.Settings.TokenRotation.Content, both.Item2)))
        { After = after }
            .Create(scope.Visible);
}
