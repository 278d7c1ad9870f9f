using System.Diagnostics;
using System.Security.Cryptography;

namespace K3sPulumi.EngineTests.Cli;

/// <summary>The result of a call of the CLI.</summary>
internal sealed record CliResult(string Arguments, int ExitCode, string Stdout, string Stderr)
{
    public CliResult Succeeded() => ExitCode == 0 ? this : throw Unexpected();

    public CliResult Failed() => ExitCode != 0 ? this : throw Unexpected();

    private CliException Unexpected() => new($"pulumi {Arguments} ended with {ExitCode}:\n{Stdout}\n{Stderr}");
}

internal sealed class CliException(string message) : Exception(message);

/// <summary>
/// The real <c>pulumi</c>, as a process. Each object has its own state and passphrase: a local file backend in a temporary
/// directory, and a random passphrase that is only in the environment of the process.
/// </summary>
internal sealed class PulumiCli : IDisposable
{
    private readonly string _program;
    private readonly string _project;
    private readonly string _state = Directory.CreateTempSubdirectory("k3s-engine-state-").FullName;
    private readonly string _passphrase = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <param name="project">the folder of Pulumi.yaml</param>
    /// <param name="program">the CLI, by name or path</param>
    public PulumiCli(string project, string program = "pulumi") => (_project, _program) = (project, program);

    /// <param name="arguments">the command and its options</param>
    /// <param name="stdin">its standard input: secrets go here, never into the arguments</param>
    /// <param name="minutes">after which it is killed</param>
    public async Task<CliResult> RunAsync(string arguments, string stdin = "", double minutes = 5)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var stdout = process.StandardOutput.ReadToEndAsync();
        var stderr = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Patience.Of(60 * minutes));
        try
        {
            await process.StandardInput.WriteAsync(stdin);
            process.StandardInput.Close();
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new CliException(
                $"pulumi {arguments} did not end in time; until then it printed:\n{await stdout}\n{await stderr}");
        }
        return new(arguments, process.ExitCode, await stdout, await stderr);
    }

    public void Dispose() => Directory.Delete(_state, recursive: true);

    private ProcessStartInfo StartInfo(string arguments)
    {
        var start = new ProcessStartInfo(_program, [.. arguments.Split(' '), "--non-interactive", "--color", "never"])
        {
            WorkingDirectory = _project,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PULUMI_BACKEND_URL"] = $"file://{_state}";
        start.Environment["PULUMI_CONFIG_PASSPHRASE"] = _passphrase;
        start.Environment["PULUMI_SKIP_UPDATE_CHECK"] = "true";
        start.Environment.Remove("PULUMI_CONFIG_PASSPHRASE_FILE");
        return start;
    }
}
