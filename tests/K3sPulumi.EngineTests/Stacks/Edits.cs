namespace K3sPulumi.EngineTests.Stacks;

/// <summary>What the tests change in the programs of the examples.</summary>
internal static class Edits
{
    public const string Version = "v1.36.1+k3s1";

    /// <summary>Another K3s version than the example's; also the version of the image, where one is given.</summary>
    public static ExampleCopy WithVersion(this ExampleCopy example, string? version) =>
        version is null || version == Version ? example : example.With($"\"{Version}\"", $"\"{version}\"");

    /// <summary>Nodes in Docker on that image, of the K3s version that its tag names.</summary>
    public static ExampleCopy WithImage(this ExampleCopy example, string image) => example
        .With("Docker = new() }", $"Docker = new() {{ Image = \"{image}\" }} }}")
        .WithVersion(VersionOf(image));

    /// <summary>A first label on the last agent, and the agent's end.</summary>
    public static ExampleCopy WithLabelOnAgents(this ExampleCopy example) =>
        example.With("Agents = [new() {", "Agents = [new() { NodeLabels = { [\"disk\"] = \"ssd\" },");

    /// <summary><c>rancher/k3s:v1.36.1-k3s1</c> is of <c>v1.36.1+k3s1</c>: tags cannot hold a plus sign.</summary>
    public static string VersionOf(string image)
    {
        var tag = image[(image.LastIndexOf(':') + 1)..].Split('@')[0];
        var build = tag.LastIndexOf('-');
        return build < 0 ? tag : $"{tag[..build]}+{tag[(build + 1)..]}";
    }
}
