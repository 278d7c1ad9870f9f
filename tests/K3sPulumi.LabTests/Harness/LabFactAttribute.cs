using K3sPulumi.Core.Validation;

namespace K3sPulumi.LabTests.Harness;

/// <summary>A test that needs a Docker daemon; skipped with the reason if there cannot be one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(FindReason);

    public LabFactAttribute() => Skip = Reason.Value;

    private static string? FindReason()
    {
        if (Environment.GetEnvironmentVariable("K3S_LAB") == "off")
            return "K3S_LAB=off.";
        if (!OperatingSystem.IsLinux())
            return "the lab needs Linux.";
        if (Environment.IsPrivilegedProcess || Answers())
            return null;
        return "no Docker daemon answers, and only root can start one.";
    }

    private static bool Answers()
    {
        try
        {
            return Command.Run("docker", ["info"], limit: TimeSpan.FromSeconds(10)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
