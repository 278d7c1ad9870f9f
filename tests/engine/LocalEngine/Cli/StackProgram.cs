using System.Diagnostics;

namespace K3sPulumi.LocalEngine.Cli;

/// <summary>The program of a project: built, then started as a separate process, as Pulumi's language host does.</summary>
internal sealed class StackProgram(Project project, TextWriter output)
{
    public async Task BuildAsync(CancellationToken cancellation)
    {
        var (exitCode, text) = await RunAsync(
            ["build", "-nologo", "-verbosity:quiet", "-consoleLoggerParameters:NoSummary", Target()],
            new Dictionary<string, string?>(), forward: false, cancellation);
        if (exitCode != 0)
            throw new UsageException($"The program does not build:\n{Errors(text)}");
    }

    /// <summary>Each error once: the build repeats it for every project that depends on the failed one.</summary>
    private static string Errors(string text)
    {
        var lines = text.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal))
            .Select(line => line.Split(" [")[0].Trim()).Distinct().Take(20).ToList();
        if (lines.Count == 0)
            return text.Trim();
        if (lines.Any(line => line.Contains("NU1101", StringComparison.Ordinal)))
            lines.Add("The Pulumi packages cannot be restored here: sdk/with COMMAND builds with the stand-ins in sdk/offline.");
        return string.Join('\n', lines);
    }

    public async Task<int> StartAsync(IReadOnlyDictionary<string, string?> environment, CancellationToken cancellation) =>
        (await RunAsync(["run", "--no-build", "--project", Target()], environment, forward: true, cancellation)).ExitCode;

    private string Target() => project.Entry is null ? project.Program : Path.Combine(project.Program, project.Entry);

    private async Task<(int ExitCode, string Text)> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, bool forward,
        CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = project.Program,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var text = new StringWriter();
        async Task Pass(StreamReader from)
        {
            while (await from.ReadLineAsync(CancellationToken.None) is { } line)
                await (forward ? output : text).WriteLineAsync(line);
        }
        var both = Task.WhenAll(Pass(process.StandardOutput), Pass(process.StandardError));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        await both;
        return (process.ExitCode, text.ToString());
    }
}
