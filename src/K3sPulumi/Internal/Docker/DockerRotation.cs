using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Docker;

/// <summary>What <see cref="Hosts.SshRotation"/> is on hosts, in the container of the first server.</summary>
internal sealed class DockerRotation(
    K3sServer server, string name, DockerResources site, Request<ServerSpec> request, Output<string> token)
{
    /// <summary>Null where this server has nothing to do with a rotation.</summary>
    public static DockerRotation? Of(K3sServer server, string name, DockerResources site, NodeContext? context,
        Request<ServerSpec> request, Output<string> token) =>
        request.Shape.Settings.TokenRotation.IsGiven && context is null or { Plan.Index: 0 }
            ? new(server, name, site, request, token) : null;

    /// <summary>Done when the datastore has the new token; the container is still the old one.</summary>
    public Command Rotate(InputList<Resource> after) => Create("token-rotation", after,
        (rotation, secret) => RotationScript.RotateIn(name, new Secret(secret), rotation));

    /// <summary>Done when the datastore has what the server has started with.</summary>
    public Command Save(Resource ready) =>
        Create("token-saved", new() { ready }, (rotation, _) => RotationScript.SaveIn(name, rotation));

    private Command Create(string part, InputList<Resource> after, Func<int, string, RemoteScript> script) =>
        LocalScript.Create(server, $"{name}-{part}", site.Engine,
            Output.Tuple(request.Checked, request.Visible, token)
                .Apply(all => script(all.Item2.Settings.TokenRotation.Content, all.Item3)),
            container: null, shown: request.Visible.Apply(_ => true), after: after);
}
