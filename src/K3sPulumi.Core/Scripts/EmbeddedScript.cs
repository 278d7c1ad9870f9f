namespace K3sPulumi.Core.Scripts;

/// <summary>The shell scripts that are part of this assembly: constant texts, the same for every user.</summary>
internal static class EmbeddedScript
{
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"there is no script {name}", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
