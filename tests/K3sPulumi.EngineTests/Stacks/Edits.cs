namespace K3sPulumi.EngineTests.Stacks;

/// <summary>What the tests change in the programs of the examples.</summary>
internal static class Edits
{
    public const string Version = "v1.36.1+k3s1";

    /// <summary>Sets another K3s version; null keeps the example's.</summary>
    public static ExampleCopy WithVersion(this ExampleCopy example, string? version) =>
        version is null || version == Version ? example : example.With($"\"{Version}\"", $"\"{version}\"");

    /// <summary>Runs the nodes in Docker from that image, with the K3s version of its tag.</summary>
    public static ExampleCopy WithImage(this ExampleCopy example, string image) => example
        .With("Docker = new() }", $"Docker = new() {{ Image = \"{image}\" }} }}")
        .WithVersion(VersionOf(image));

    /// <summary>Adds a label to the first agent.</summary>
    public static ExampleCopy WithLabelOnAgents(this ExampleCopy example) =>
        example.With("Agents = [new() {", "Agents = [new() { NodeLabels = { [\"disk\"] = \"ssd\" },");

    /// <summary>A release of the minor version before.</summary>
    public static string Older(string version)
    {
        var parts = version.Split('.');
        return $"{parts[0]}.{int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) - 1}.0+k3s1";
    }

    /// <summary><c>rancher/k3s:v1.36.1-k3s1</c> is of <c>v1.36.1+k3s1</c>: tags cannot hold a plus sign.</summary>
    public static string VersionOf(string image)
    {
        var tag = image[(image.LastIndexOf(':') + 1)..].Split('@')[0];
        var build = tag.LastIndexOf('-');
        return build < 0 ? tag : $"{tag[..build]}+{tag[(build + 1)..]}";
    }
}
