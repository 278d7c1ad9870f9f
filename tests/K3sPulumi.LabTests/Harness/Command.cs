using System.Diagnostics;

namespace K3sPulumi.LabTests.Harness;

/// <summary>The output and exit code of a command.</summary>
public sealed record Result(string What, int ExitCode, string Output, string Error)
{
    /// <summary>The trimmed output; if the command failed, throws with everything that it printed.</summary>
    public string Ok() => ExitCode == 0
        ? Output.TrimEnd()
        : throw new InvalidOperationException($"{What} ended with {ExitCode}.\n{Indent(Output)}\n{Indent(Error)}");

    private static string Indent(string text) =>
        string.Join('\n', text.TrimEnd().Split('\n').TakeLast(40).Select(line => "  " + line));
}

/// <summary>Runs a program with a time limit.</summary>
public static class Command
{
    public static Result Run(string program, IEnumerable<string> arguments, string? input = null, TimeSpan? limit = null)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        var what = $"{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList.Take(6))}";
        if (process.WaitForExit((limit ?? TimeSpan.FromMinutes(2)) * Patience.Factor))
            return new Result(what, process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        process.Kill(entireProcessTree: true);
        return new Result(what + " (took too long)", 124, "", "");
    }

    private static void Feed(Process process, string? input)
    {
        try
        {
            process.StandardInput.Write(input ?? "");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program exited without reading; its exit code is more useful.
        }
    }
}
