using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Internal.Drift;

/// <summary>
/// Reads a container while the program runs, with the docker command that its other commands use, for a limited time.
/// </summary>
internal static class EngineReader
{
    /// <summary>
    /// Containers that begin at once: each starts a program on this machine and one in itself. Those that hang do not count.
    /// </summary>
    private const int AtOnce = 8;

    private static readonly Turns Turns = new(new SemaphoreSlim(AtOnce));

    private static readonly ConcurrentDictionary<string, (Task Answer, long At)> Engines = new(StringComparer.Ordinal);

    /// <summary>Takes the place of docker in tests: the engine and what is asked, to what it printed.</summary>
    public static Func<string?, ContainerAsked, Task<string>>? StandIn { get; set; }

    /// <returns>Facts as <see cref="NodeFacts"/> reads them.</returns>
    /// <exception cref="HostReadException">Why they could not be read.</exception>
    public static async Task<string> ReadAsync(string? engine, ContainerAsked asked, TimeSpan limit)
    {
        if (StandIn is { } standIn)
            return await standIn(engine, asked).ConfigureAwait(false);
        // All containers of an engine that is silent wait for it once.
        await AnswerOf(engine, limit).ConfigureAwait(false);
        return await Turns.RunAsync(() => InTimeAsync(engine, asked, limit), limit).ConfigureAwait(false);
    }

    private static async Task<string> InTimeAsync(string? engine, ContainerAsked asked, TimeSpan limit)
    {
        try
        {
            using var time = new CancellationTokenSource(limit);
            return await FactsAsync(engine, asked, time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw Late("it", limit);
        }
    }

    private static async Task<string> FactsAsync(string? engine, ContainerAsked asked, CancellationToken time)
    {
        var inspected = await RunAsync(engine, ContainerQuestions.Inspect(asked.Name), "", time).ConfigureAwait(false);
        if (inspected.Code != 0 && inspected.Error.Contains("no such container", StringComparison.OrdinalIgnoreCase))
            return ContainerQuestions.Facts(null, "");
        var text = inspected.TextOrFail();
        if (!text.StartsWith("running ", StringComparison.Ordinal))
            return ContainerQuestions.Facts(text, "");
        var (arguments, input) = ContainerQuestions.Inside(asked);
        var inside = await RunAsync(engine, arguments, input, time).ConfigureAwait(false);
        return ContainerQuestions.Facts(text, inside.Code == 0 || asked.Node is not null ? inside.TextOrFail()
            : await CopiedAsync(engine, asked, time).ConfigureAwait(false));
    }

    /// <summary>The files of a container without a shell.</summary>
    private static async Task<string> CopiedAsync(string? engine, ContainerAsked asked, CancellationToken time)
    {
        var facts = new List<string>();
        foreach (var path in asked.Files.Select(file => file.Path))
        {
            var copied = await RunAsync(engine, ContainerQuestions.Copy(asked.Name, path), "", time).ConfigureAwait(false);
            if (copied.Code != 0)
            {
                facts.Add($"missing {path}");
                continue;
            }

            using var reader = new TarReader(new MemoryStream(copied.Output));
            var entry = await reader.GetNextEntryAsync(cancellationToken: time).ConfigureAwait(false);
            if (entry?.DataStream is not { } data)
                continue;
            using var content = new StreamReader(data);
            var mode = Convert.ToString((int)entry.Mode & 0xFFF, 8).PadLeft(4, '0');
            facts.Add($"file {mode} {Digest.Of(await content.ReadToEndAsync(time).ConfigureAwait(false))} {path}");
        }

        return $"\n===== k3spulumi facts\n{string.Join('\n', facts)}\n===== k3spulumi end\n";
    }

    private static Task AnswerOf(string? engine, TimeSpan limit)
    {
        var asked = Engines.AddOrUpdate(engine ?? "", _ => (AnswerAsync(engine, limit), Environment.TickCount64),
            (_, known) => Environment.TickCount64 - known.At < limit.TotalMilliseconds * 2
                ? known : (AnswerAsync(engine, limit), Environment.TickCount64));
        return asked.Answer;
    }

    private static async Task AnswerAsync(string? engine, TimeSpan limit)
    {
        using var time = new CancellationTokenSource(limit);
        try
        {
            (await RunAsync(engine, ContainerQuestions.Engine, "", time.Token).ConfigureAwait(false)).TextOrFail();
        }
        catch (OperationCanceledException)
        {
            throw Late("its engine", limit);
        }
    }

    private static async Task<Ran> RunAsync(string? engine, IReadOnlyList<string> arguments, string input, CancellationToken time)
    {
        var start = new ProcessStartInfo("docker", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (engine is not null)
            start.Environment["DOCKER_HOST"] = engine;
        using var process = Start(start);
        try
        {
            using var output = new MemoryStream();
            var read = process.StandardOutput.BaseStream.CopyToAsync(output, time);
            var error = process.StandardError.ReadToEndAsync(time);
            await process.StandardInput.WriteAsync(input.AsMemory(), time).ConfigureAwait(false);
            process.StandardInput.Close();
            await read.ConfigureAwait(false);
            await process.WaitForExitAsync(time).ConfigureAwait(false);
            return new(process.ExitCode, output.ToArray(), await error.ConfigureAwait(false));
        }
        catch (IOException failure)
        {
            throw new HostReadException(failure.Message);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new HostReadException("the docker command is missing on this machine");
        }
    }

    private static HostReadException Late(string what, TimeSpan limit) => new(
        $"{what} did not answer within {limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");

    private sealed record Ran(int Code, byte[] Output, string Error)
    {
        public string TextOrFail() => Code == 0 ? System.Text.Encoding.UTF8.GetString(Output)
            : throw new HostReadException(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault()
                ?? string.Create(CultureInfo.InvariantCulture, $"docker ended with exit code {Code}"));
    }
}
