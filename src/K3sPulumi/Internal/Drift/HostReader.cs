using System.Diagnostics;
using System.Globalization;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using Renci.SshNet;

namespace K3sPulumi.Internal.Drift;

/// <summary>
/// Runs one script on a host while the program runs, over the same access that the commands use, for a limited time.
/// </summary>
internal static class HostReader
{
    /// <summary>
    /// Logins that begin at once: each costs this machine a key exchange and a thread. Hosts that are silent do not count, nor do
    /// those that hang in the login for a while.
    /// </summary>
    private const int AtOnce = 32;

    /// <summary>Of the output: what a host sends beyond it is not ours.</summary>
    private const int MostCharacters = 4 << 20;

    private static readonly Turns Logins = new(new SemaphoreSlim(AtOnce));

    /// <summary>Takes the place of SSH in tests.</summary>
    public static Func<SshSpec, RemoteScript, Task<string>>? StandIn { get; set; }

    /// <param name="ssh">The host.</param>
    /// <param name="script">What to run.</param>
    /// <param name="limit">For the host; the wait for a place among the logins is not part of it.</param>
    /// <returns>What the script printed.</returns>
    /// <exception cref="HostReadException">Why it could not be run.</exception>
    public static async Task<string> ReadAsync(SshSpec ssh, RemoteScript script, TimeSpan limit) =>
        StandIn is { } standIn
            ? await standIn(ssh, script).ConfigureAwait(false) : await OverSshAsync(ssh, script, limit).ConfigureAwait(false);

    /// <summary>The same without a stand-in.</summary>
    public static async Task<string> OverSshAsync(SshSpec ssh, RemoteScript script, TimeSpan limit)
    {
        try
        {
            using var time = new CancellationTokenSource(limit);
            return await RunAsync(ssh, script, time, limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new HostReadException(
                $"it did not answer within {limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
        }
        catch (Exception failure) when (failure is not HostReadException)
        {
            throw new HostReadException(failure.Message);
        }
    }

    private static async Task<string> RunAsync(SshSpec ssh, RemoteScript script, CancellationTokenSource time, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        using var bastion = ssh.Bastion is null ? null : SharedBastion.Take(ssh.Bastion, limit);
        var way = bastion is null ? null : await bastion.ToAsync(ssh, time.Token).ConfigureAwait(false);
        using var host = way is null
            ? await GreetedHost.AwaitAsync(ssh.Address.Content!, ssh.Port.Or(22), time.Token).ConfigureAwait(false)
            : await GreetedHost.AwaitAsync(way.BoundHost, (int)way.BoundPort, time.Token).ConfigureAwait(false);
        using var client = await InTurnAsync(ssh, host, time, limit - watch.Elapsed, limit).ConfigureAwait(false);
        // Whatever waits for the host ends with the connection, on whatever thread.
        await using var end = time.Token.Register(host.Dispose).ConfigureAwait(false);
        try
        {
            return await RunAsync(client, script, time.Token).WaitAsync(time.Token).ConfigureAwait(false);
        }
        catch (Exception) when (time.IsCancellationRequested)
        {
            throw new OperationCanceledException(time.Token);
        }
    }

    private static async Task<SshClient> InTurnAsync(
        SshSpec ssh, GreetedHost host, CancellationTokenSource time, TimeSpan left, TimeSpan limit)
    {
        time.CancelAfter(Timeout.InfiniteTimeSpan);
        return await Logins.RunAsync(() =>
        {
            time.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            return SshLogin.ToAsync(ssh, host, time.Token);
        }, limit).ConfigureAwait(false);
    }

    private static async Task<string> RunAsync(SshClient client, RemoteScript script, CancellationToken time)
    {
        using var command = client.CreateCommand(script.Create!);
        var done = command.ExecuteAsync(time);
        // A host that ends before it has read all says why on its outputs.
        try
        {
            var input = command.CreateInputStream();
            await using (input.ConfigureAwait(false))
                await input.WriteAsync(System.Text.Encoding.UTF8.GetBytes(script.Stdin.Value), time).ConfigureAwait(false);
        }
        catch (IOException)
        {
        }

        await done.ConfigureAwait(false);
        if (command.ExitStatus != 0)
            throw new HostReadException(LastLine(command.Error) ?? $"the script ended with exit code {command.ExitStatus}");
        var printed = command.Result;
        return printed.Length <= MostCharacters ? printed : throw new HostReadException("it sent more than the script prints");
    }

    private static string? LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
}

/// <summary>A host could not be read; the message says why, in the middle of a sentence.</summary>
internal sealed class HostReadException(string message) : Exception(message);
