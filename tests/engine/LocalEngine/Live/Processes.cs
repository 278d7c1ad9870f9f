using System.Diagnostics;
using System.Text;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>The output and exit code of a process.</summary>
internal sealed record Ended(int ExitCode, string Stdout, string Stderr, string Both)
{
    public bool Succeeded => ExitCode == 0;
}

[Flags]
internal enum ShownStreams
{
    None = 0,
    Stdout = 1,
    Stderr = 2,
}

/// <summary>Runs processes; secrets are passed in their standard input or environment, never in their arguments.</summary>
internal static class Processes
{
    public static Task<Ended> RunAsync(
        string program, IEnumerable<string> arguments, string stdin = "",
        IReadOnlyDictionary<string, string>? environment = null, string? directory = null,
        CancellationToken cancellation = default) =>
        RunAsync(
            program, arguments, to => to.WriteAsync(Encoding.UTF8.GetBytes(stdin), cancellation).AsTask(),
            environment, directory, cancellation);

    /// <param name="program">name or path</param>
    /// <param name="arguments">one string each</param>
    /// <param name="feed">writes the standard input</param>
    /// <param name="environment">added to that of this process</param>
    /// <param name="directory">where it runs</param>
    /// <param name="cancellation">kills it</param>
    /// <param name="streams">those whose lines are shown while it runs</param>
    /// <param name="show">gets each of these lines immediately</param>
    public static async Task<Ended> RunAsync(
        string program, IEnumerable<string> arguments, Func<Stream, Task> feed,
        IReadOnlyDictionary<string, string>? environment, string? directory, CancellationToken cancellation,
        ShownStreams streams = ShownStreams.None, Action<string>? show = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var both = new StringBuilder();
        var stdout = ReadAsync(process.StandardOutput, both, streams.HasFlag(ShownStreams.Stdout) ? show : null);
        var stderr = ReadAsync(process.StandardError, both, streams.HasFlag(ShownStreams.Stderr) ? show : null);
        try
        {
            await FeedAsync(process, feed);
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new(process.ExitCode, await stdout, await stderr, both.ToString());
    }

    private static async Task FeedAsync(Process process, Func<Stream, Task> feed)
    {
        try
        {
            await feed(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It exited without reading everything, as a command may.
        }
    }

    private static async Task<string> ReadAsync(StreamReader from, StringBuilder both, Action<string>? show)
    {
        var own = new StringBuilder();
        var line = new LineReader(show);
        var buffer = new char[4096];
        for (int count; (count = await from.ReadAsync(buffer)) > 0;)
        {
            own.Append(buffer, 0, count);
            lock (both)
                both.Append(buffer, 0, count);
            line.Add(buffer.AsSpan(0, count));
        }
        line.End();
        return own.ToString();
    }
}
