using System.Diagnostics;

namespace K3sPulumi.Core.Tests.LoadBalancing;

/// <summary>Asks HAProxy itself. Its tests are skipped where it is not installed.</summary>
internal static class RealHaproxy
{
    public static void Accepts(string config)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, config);
            using var check =
                Process.Start(new ProcessStartInfo(Tool.Path("haproxy")!, ["-c", "-f", file])
                {
                    RedirectStandardError = true,
                    RedirectStandardOutput = true
                })!;
            var said = check.StandardError.ReadToEnd() + check.StandardOutput.ReadToEnd();
            check.WaitForExit();
            Assert.True(check.ExitCode == 0 && !said.Split('\n').Any(IsOfConcern), said);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A name that does not resolve yet, or a state file that is not there yet, is what a first start meets.</summary>
    private static bool IsOfConcern(string line) =>
        line.Contains("[WARNING]", StringComparison.Ordinal)
        && !line.Contains("could not resolve address", StringComparison.Ordinal)
        && !line.Contains("server state file", StringComparison.Ordinal);
}
