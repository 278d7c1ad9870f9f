namespace K3sPulumi.Core.Tests;

/// <summary>A program that some tests need and that not every machine has.</summary>
internal static class Tool
{
    private static readonly string[] Folders = ["/usr/bin", "/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"];

    /// <summary>Its path; null if it is not installed.</summary>
    public static string? Path(string program) =>
        Folders.Select(folder => System.IO.Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Why a test that needs it is skipped; null if it is installed.</summary>
    public static string? Missing(string program, string package) =>
        Path(program) is null ? $"There is no {program}: run scripts/setup {program}, or install {package}." : null;
}

/// <summary>A test that needs a program; without it the test is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    /// <param name="program">The program.</param>
    /// <param name="package">The package that contains it on Debian; null if it has the program's name.</param>
    public ToolFactAttribute(string program, string? package = null) => Skip = Tool.Missing(program, package ?? program);
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    /// <param name="program">The program.</param>
    /// <param name="package">The package that contains it on Debian; null if it has the program's name.</param>
    public ToolTheoryAttribute(string program, string? package = null) => Skip = Tool.Missing(program, package ?? program);
}
