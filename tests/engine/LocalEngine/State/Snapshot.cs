using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.State;

/// <summary>The existing resources, each after those that it needs.</summary>
public sealed record Snapshot(IReadOnlyList<Resource> Resources)
{
    public static readonly Snapshot Empty = new([]);

    /// <summary>The outputs of the stack.</summary>
    public PropertyMap Outputs => Resources.FirstOrDefault(resource => resource.IsStack)?.Outputs ?? PropertyMap.Empty;

    /// <summary>The text of a state file; secrets are encrypted.</summary>
    public string ToJson(string passphrase) => SnapshotJson.Write(this, SecretBox.New(passphrase));

    public static Snapshot FromJson(string text, string passphrase) => SnapshotJson.Read(text, passphrase, out _);

    /// <summary>The only resource of that name (and type, by its end).</summary>
    public Resource Resource(string name, string typeEnd = "") => Resources.Single(
        resource => resource.Name == name && resource.Type.EndsWith(typeEnd, StringComparison.Ordinal));
}
