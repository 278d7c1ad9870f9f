using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.Bench;

/// <summary>Figures for real clusters on hosts of the lab.</summary>
internal static class LabFigures
{
    /// <param name="bringUpOnly">Only the time until small clusters are Ready.</param>
    public static async Task PrintAsync(bool bringUpOnly = false)
    {
        if (new LabFactAttribute().Skip is { } reason)
        {
            Console.WriteLine($"\nFigures of the lab are left out: {reason}");
            return;
        }

        using var lab = new Lab();
        if (bringUpOnly)
        {
            await BringUpAsync(lab);
            return;
        }

        await BringUpAsync(lab);
        await HaBringUp.PrintAsync(lab);
        lab.Clear();
        await Transfer.PrintAsync(lab);
        lab.Clear();
    }

    private static async Task BringUpAsync(Lab lab)
    {
        await DockerBringUp.PrintAsync(lab);
        lab.Clear();
        await SshBringUp.PrintAsync(lab);
        lab.Clear();
    }
}
