using K3sPulumi.Core.Hosts;
using Renci.SshNet;

namespace K3sPulumi.Internal.Drift;

/// <summary>
/// One login to a bastion for all hosts behind it that are read at a time: sshd drops logins beyond ten that have not finished.
/// </summary>
internal sealed class SharedBastion : IDisposable
{
    /// <summary>More than there are silent hosts behind it, so that the others do not wait for them.</summary>
    private const int Threads = 500;

    private static readonly Dictionary<SshSpec, SharedBastion> Open = [];

    private readonly SshSpec _ssh;
    private readonly CancellationTokenSource _time;
    private readonly Task<(GreetedHost Host, SshClient Client)> _login;
    private int _users;

    private SharedBastion(SshSpec ssh, TimeSpan limit)
    {
        _ssh = ssh;
        _time = new(limit);
        _login = Task.Run(LogInAsync);
    }

    /// <summary>To be disposed of by each user; the last one ends the connection.</summary>
    public static SharedBastion Take(SshSpec ssh, TimeSpan limit)
    {
        // SSH.NET blocks a thread of the pool for each connection through a bastion.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        if (workers < Threads)
            ThreadPool.SetMinThreads(Threads, ports);
        lock (Open)
        {
            if (!Open.TryGetValue(ssh, out var bastion))
                Open.Add(ssh, bastion = new(ssh, limit));
            bastion._users++;
            return bastion;
        }
    }

    /// <summary>A port of this machine that leads to the host.</summary>
    public async Task<ForwardedPortLocal> ToAsync(SshSpec ssh, CancellationToken time)
    {
        var client = await LoggedInAsync(time).ConfigureAwait(false);
        var way = new ForwardedPortLocal("127.0.0.1", 0, ssh.Address.Content!, (uint)ssh.Port.Or(22));
        lock (_login)
            client.AddForwardedPort(way);
        way.Start();
        return way;
    }

    public void Dispose()
    {
        lock (Open)
        {
            if (--_users > 0)
                return;
            Open.Remove(_ssh);
        }

        _ = EndAsync();
    }

    private async Task<SshClient> LoggedInAsync(CancellationToken time)
    {
        try
        {
            return (await _login.WaitAsync(time).ConfigureAwait(false)).Client;
        }
        catch (Exception failure)
        {
            throw new HostReadException(failure is OperationCanceledException
                ? "its bastion did not answer in time" : $"its bastion cannot be used: {failure.Message}");
        }
    }

    private async Task<(GreetedHost Host, SshClient Client)> LogInAsync()
    {
        var host = await GreetedHost.AwaitAsync(_ssh.Address.Content!, _ssh.Port.Or(22), _time.Token).ConfigureAwait(false);
        try
        {
            return (host, await SshLogin.ToAsync(_ssh, host, _time.Token).ConfigureAwait(false));
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private async Task EndAsync()
    {
        try
        {
            var (host, client) = await _login.ConfigureAwait(false);
            // Its ports may still wait for silent hosts.
            host.Dispose();
            client.Dispose();
        }
        catch (Exception)
        {
            // Its users have the reason.
        }
        finally
        {
            _time.Dispose();
        }
    }
}
