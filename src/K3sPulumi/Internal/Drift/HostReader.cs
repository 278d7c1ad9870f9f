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
    /// <summary>Hosts at once: a connection costs this machine a key exchange, and a bastion a session.</summary>
    private const int AtOnce = 32;

    /// <summary>Of the output: what a host sends beyond it is not ours.</summary>
    private const int MostCharacters = 4 << 20;

    private static readonly SemaphoreSlim Places = new(AtOnce);

    /// <summary>Takes the place of SSH in tests.</summary>
    public static Func<SshSpec, RemoteScript, Task<string>>? StandIn { get; set; }

    /// <returns>What the script printed.</returns>
    /// <exception cref="HostReadException">Why it could not be run.</exception>
    public static async Task<string> ReadAsync(SshSpec ssh, RemoteScript script, TimeSpan limit)
    {
        if (StandIn is { } standIn)
            return await standIn(ssh, script).ConfigureAwait(false);
        await Places.WaitAsync().ConfigureAwait(false);
        try
        {
            using var time = new CancellationTokenSource(limit);
            // Parts of a connection block their thread: of a host that is silent, until the other end closes it.
            var work = Task.Run(() => RunAsync(ssh, script, time.Token), CancellationToken.None);
            return await work.WaitAsync(time.Token).ConfigureAwait(false);
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
        finally
        {
            Places.Release();
        }
    }

    private static async Task<string> RunAsync(SshSpec ssh, RemoteScript script, CancellationToken time)
    {
        using var bastion = ssh.Bastion is null ? null : await ConnectAsync(ssh.Bastion, null, time).ConfigureAwait(false);
        using var way = bastion is null ? null : Forwarded(bastion, ssh);
        using var client = await ConnectAsync(ssh, way, time).ConfigureAwait(false);
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

    private static ForwardedPortLocal Forwarded(SshClient bastion, SshSpec ssh)
    {
        var way = new ForwardedPortLocal("127.0.0.1", 0, ssh.Address.Content!, (uint)ssh.Port.Or(22));
        bastion.AddForwardedPort(way);
        way.Start();
        return way;
    }

    private static async Task<SshClient> ConnectAsync(SshSpec ssh, ForwardedPortLocal? way, CancellationToken time)
    {
        var user = ssh.User.Or("root");
        var info = way is null
            ? new ConnectionInfo(ssh.Address.Content!, ssh.Port.Or(22), user, SshIdentity.MethodsOf(ssh, user))
            : new ConnectionInfo(way.BoundHost, (int)way.BoundPort, user, SshIdentity.MethodsOf(ssh, user));
        var client = new SshClient(SshHostKey.Expecting(info, ssh));
        client.HostKeyReceived += (_, args) => args.CanTrust = SshHostKey.IsExpected(ssh, args.HostKey);
        try
        {
            await client.ConnectAsync(time).ConfigureAwait(false);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static string? LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
}

/// <summary>A host could not be read; the message says why, in the middle of a sentence.</summary>
internal sealed class HostReadException(string message) : Exception(message);
