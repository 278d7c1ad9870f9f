using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Credentials;

/// <summary>
/// The two steps of a rotation that concern the cluster and not one node, both on its first server: before any server gets its
/// new configuration, and when the first has started with it.
/// </summary>
internal static class RotationScript
{
    /// <summary>Replaces the token under which the datastore keeps the cluster's keys.</summary>
    public static RemoteScript Rotate(HostNode server, int rotation) => On(server, rotation, "rotate",
        "rotates the token of the servers", new ScriptInput().Set("TOKEN", server.Token.Value));

    /// <summary>Saves the tokens with which the server has started; otherwise K3s refuses to start once more.</summary>
    public static RemoteScript Save(HostNode server, int rotation) => On(server, rotation, "save",
        "saves the new tokens in the datastore", new ScriptInput());

    /// <param name="container">The server's.</param>
    /// <param name="token">The new one.</param>
    /// <param name="rotation">Its number.</param>
    public static RemoteScript RotateIn(string container, Secret token, int rotation) => In(container, rotation, "rotate",
        "rotates the token of the servers", new ScriptInput().Set("TOKEN", token.Value));

    /// <inheritdoc cref="Save"/>
    public static RemoteScript SaveIn(string container, int rotation) => In(container, rotation, "save",
        "saves the new tokens in the datastore", new ScriptInput());

    private static RemoteScript On(HostNode server, int rotation, string verb, string what, ScriptInput data)
    {
        // Nothing that changes with the node's other settings, so that only a rotation runs it again.
        data.Set("ROLE", server.Role.Text())
            .Set("DATA_DIR", server.DataDir)
            .Set("READY_SECONDS", server.Deadlines.ReadySeconds(server.Role))
            .SetGiven("ROOTLESS", server.RootlessUser);
        foreach (var form in Redaction.Forms([server.Token]))
            data.Blank(form);
        return new(Head($"K3s, {NodePayload.Named(server)}: {what}", rotation).Then(server.Elevation.Call(verb)), null,
            server.Elevation.Input(data.For("rotation")));
    }

    private static RemoteScript In(string container, int rotation, string verb, string what, ScriptInput data) => new(
        Head($"K3s, server {container}: {what}", rotation).Then($"sh -s -- {verb} {Shell.Quote(container)}"), null,
        new Secret(data.With(ScriptSets.Text("docker-rotation"))));

    private static VisibleText Head(string what, int rotation) =>
        new VisibleText().Line(what).Line(TokenRotation.Shown(rotation));
}
