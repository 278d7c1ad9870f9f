using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.OsCare;

/// <summary>The request to update the packages of hosts.</summary>
internal sealed record PackagesSpec
{
    private const string WhenRequired = "when-required";

    private static readonly string[] Reboots = [WhenRequired, "always", "never"];

    /// <summary>Increased by the user for each update.</summary>
    public Value<int> Update { get; init; }

    /// <summary>When the host reboots afterwards.</summary>
    public Value<string> Reboot { get; init; }

    /// <summary>For the host; null while the number is not known.</summary>
    public HostPackages? OnHost => Update.IsKnown ? new(Update.Content, Reboot.Or(WhenRequired)) : null;

    /// <param name="problems">At the argument.</param>
    public void Check(ProblemList problems)
    {
        problems.Require("update", Update, "is missing; start with 1, and increase it for each update.");
        problems.Check("update", Update, number =>
            number > 0 ? null : $"{number} is not allowed; start with 1, and increase it for each update.");
        problems.Check("reboot", Reboot, text => AllowedValues.Problem(text, Reboots));
    }
}
