using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.Bench;

/// <summary>Figures for which clusters are really made, on hosts of the lab.</summary>
internal static class LabFigures
{
    public static async Task PrintAsync()
    {
        if (new LabFactAttribute().Skip is { } reason)
        {
            Console.WriteLine($"\nFigures of the lab are left out: {reason}");
            return;
        }

        using var lab = new Lab();
        await SshBringUp.PrintAsync(lab);
        lab.Clear();
        await HaBringUp.PrintAsync(lab);
        lab.Clear();
        await Transfer.PrintAsync(lab);
        lab.Clear();
    }
}
