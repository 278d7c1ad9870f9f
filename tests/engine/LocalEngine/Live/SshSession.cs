using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.LocalEngine.Operations;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>Runs one command on a host, over one connection of the system's ssh.</summary>
internal static partial class SshSession
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <param name="target">where</param>
    /// <param name="command">what the user's shell there runs</param>
    /// <param name="feed">writes the command's standard input; again for each attempt to connect</param>
    /// <param name="context">counts attempts and connections; its timeout ends the attempts, not a command that runs</param>
    /// <param name="cancellation">ends waiting and kills ssh</param>
    public static async Task<Ended> RunAsync(
        SshTarget target, string command, Func<Stream, Task> feed, OperationContext context, CancellationToken cancellation)
    {
        var (pause, record) = (FirstPause, context.Record);
        var deadline = DateTimeOffset.UtcNow + context.Timeout;
        for (var attempt = 0; ; attempt++)
        {
            using var files = new SshFiles(target);
            record.SshDials++;
            var ended = await StartAsync(files, command, feed, context, cancellation);
            if (File.Exists(files.Connected))
            {
                record.SshConnections++;
                return ended.Succeeded ? ended : throw Failure(command, ended);
            }
            // As many pauses as errors are allowed: with refusals the default limit of 10 lasts about 11 seconds.
            if (target.DialErrorLimit >= 0 && attempt >= target.DialErrorLimit)
                throw new OperationFailedException(string.Create(CultureInfo.InvariantCulture,
                    $"after {attempt} failed attempts: dial {target}: {ended.Stderr.Trim()}"));
            if (DateTimeOffset.UtcNow + pause > deadline)
                throw new OperationFailedException($"context deadline exceeded: dial {target}: {ended.Stderr.Trim()}");
            record.Show($"Dial {attempt + 1}/{(target.DialErrorLimit < 0 ? "inf" : target.DialErrorLimit)} failed: retrying");
            await Task.Delay(pause, cancellation);
            pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, (long)(pause.Ticks * 1.5)));
        }
    }

    private static async Task<Ended> StartAsync(
        SshFiles files, string command, Func<Stream, Task> feed, OperationContext context, CancellationToken cancellation)
    {
        try
        {
            return await Processes.RunAsync(
                "ssh", ["-F", files.Configuration, "--", "target", command], feed, files.Environment, null, cancellation,
                CommandOutput.Shown(context.Resource.Inputs), line => context.Record.Show(line));
        }
        catch (Win32Exception)
        {
            throw new OperationFailedException("There is no `ssh` on this machine; install the OpenSSH client.");
        }
    }

    private static OperationFailedException Failure(string command, Ended ended)
    {
        var lost = ended.ExitCode == 255 && ConnectionLost().IsMatch(ended.Stderr);
        var reason = lost
            ? "wait: remote command exited without exit status or exit signal"
            : string.Create(CultureInfo.InvariantCulture, $"Process exited with status {ended.ExitCode}");
        return CommandOutput.Failure(reason, command, ended);
    }

    [GeneratedRegex("closed by remote host|Connection reset|Broken pipe|Timeout, server|client_loop|Connection to .* closed")]
    private static partial Regex ConnectionLost();
}
