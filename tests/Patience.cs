using System.Globalization;

namespace K3sPulumi;

/// <summary>
/// How long tests wait: as long as a machine at ease needs at most, times what <c>scripts/test</c> has measured of this one
/// (<c>K3SPULUMI_TEST_SLOWNESS</c>). Only for limits that stop a test which hangs: never for a time that is itself asserted.
/// </summary>
internal static class Patience
{
    public static double Factor { get; } = Read(Environment.GetEnvironmentVariable("K3SPULUMI_TEST_SLOWNESS"));

    public static TimeSpan Of(double seconds) => TimeSpan.FromSeconds(seconds * Factor);

    private static double Read(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) ? Math.Clamp(factor, 1, 20) : 1;
}
