using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Drift;

/// <summary>What is done about hosts and containers that no longer are what was asked.</summary>
internal static class DriftModes
{
    public const string Off = "off", Report = "report", Repair = "repair";

    public static IReadOnlyList<string> All { get; } = [Off, Report, Repair];

    public static string? Problem(string mode) => AllowedValues.Problem(mode, All);
}
