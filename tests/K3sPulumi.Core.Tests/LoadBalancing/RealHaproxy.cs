namespace K3sPulumi.Core.Tests.LoadBalancing;

/// <summary>Runs HAProxy itself. Its tests are skipped if it is not installed.</summary>
internal static class RealHaproxy
{
    public static void Accepts(string config)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, config);
            var (code, output, errors) = Child.Run(new(Tool.Path("haproxy")!, ["-c", "-f", file]));
            var said = errors + output;
            Assert.True(code == 0 && !said.Split('\n').Any(IsOfConcern), said);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>On the first start, names may not resolve yet and there is no state file.</summary>
    private static bool IsOfConcern(string line) =>
        line.Contains("[WARNING]", StringComparison.Ordinal)
        && !line.Contains("could not resolve address", StringComparison.Ordinal)
        && !line.Contains("server state file", StringComparison.Ordinal);
}
