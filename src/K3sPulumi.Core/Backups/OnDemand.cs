using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Backups;

/// <summary>The arguments of what is saved when the user asks for it, and brought to the deploying machine.</summary>
internal static class OnDemand
{
    /// <param name="problems">At the argument that has both.</param>
    /// <param name="what">What is saved: snapshot or dump.</param>
    /// <param name="generation">Increased by the user for each.</param>
    /// <param name="pullTo">Directory of the deploying machine.</param>
    public static void Check(ProblemList problems, string what, Value<int> generation, Value<string> pullTo)
    {
        problems.Check("generation", generation, number =>
            number > 0 ? null : $"must be at least 1; start with 1, and increase it for each {what}.");
        problems.Check("pullTo", pullTo, folder => folder.Trim().Length == 0 || folder.Any(char.IsControl)
            ? $"{Quote.Value(folder)} is not a valid directory; use a path such as backups." : null);
        if (pullTo.IsGiven && !generation.IsGiven)
        {
            problems.Add("pullTo",
                $"has no effect without generation, because only {what}s on demand are pulled; set generation.");
        }
    }
}
