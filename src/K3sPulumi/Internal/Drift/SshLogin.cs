using K3sPulumi.Core.Hosts;
using Renci.SshNet;

namespace K3sPulumi.Internal.Drift;

/// <summary>A login, on a thread by itself: SSH.NET blocks it until the keys are exchanged and the user is known.</summary>
internal static class SshLogin
{
    public static async Task<SshClient> ToAsync(SshSpec ssh, GreetedHost host, CancellationToken time)
    {
        var user = ssh.User.Or("root");
        var info = new ConnectionInfo("127.0.0.1", host.Port, user, SshIdentity.MethodsOf(ssh, user));
        var client = new SshClient(SshHostKey.Expecting(info, ssh));
        client.HostKeyReceived += (_, args) => args.CanTrust = SshHostKey.IsExpected(ssh, args.HostKey);
        try
        {
            await using var end = time.Register(host.Dispose).ConfigureAwait(false);
            await Task.Factory.StartNew(client.Connect, CancellationToken.None, TaskCreationOptions.LongRunning,
                TaskScheduler.Default).ConfigureAwait(false);
            return client;
        }
        catch
        {
            client.Dispose();
            time.ThrowIfCancellationRequested();
            throw;
        }
    }
}
