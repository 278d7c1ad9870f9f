using System.Diagnostics;

namespace K3sPulumi.Core.Tests.LoadBalancing;

/// <summary>Asks HAProxy itself, where it is installed.</summary>
internal static class RealHaproxy
{
    private static readonly string? Program =
        new[] { "/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy" }.FirstOrDefault(File.Exists);

    public static void Accepts(string config)
    {
        if (Program is null)
        {
            Console.WriteLine("skipped: no haproxy on this machine (apt-get install haproxy), so its own check of the configuration did not run");
            return;
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, config);
            using var check = Process.Start(new ProcessStartInfo(Program, ["-c", "-f", file]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
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
