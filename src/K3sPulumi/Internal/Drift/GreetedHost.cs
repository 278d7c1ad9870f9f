using System.Net;
using System.Net.Sockets;

namespace K3sPulumi.Internal.Drift;

/// <summary>
/// A connection to an SSH server that has sent its first line. Until then it is a socket and no thread, however many hosts are
/// silent. SSH.NET takes it over through a port of this machine.
/// </summary>
internal sealed class GreetedHost : IDisposable
{
    private const int MostBytes = 256;

    private readonly Socket _host;
    private readonly Socket _here;

    private GreetedHost(Socket host, ReadOnlyMemory<byte> greeting)
    {
        _host = host;
        _here = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _here.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _here.Listen(1);
        Port = ((IPEndPoint)_here.LocalEndPoint!).Port;
        _ = RelayAsync(greeting);
    }

    /// <summary>Of the loopback address, for one connection.</summary>
    public int Port { get; }

    public static async Task<GreetedHost> AwaitAsync(string address, int port, CancellationToken time)
    {
        var host = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await host.ConnectAsync(address, port, time).ConfigureAwait(false);
            var greeting = new byte[MostBytes];
            var count = await host.ReceiveAsync(greeting, SocketFlags.None, time).ConfigureAwait(false);
            return count > 0 ? new(host, greeting.AsMemory(0, count))
                : throw new HostReadException("it closed the connection before it logged in");
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Ends the connection, and with it whatever waits for the host.</summary>
    public void Dispose()
    {
        _host.Dispose();
        _here.Dispose();
    }

    private async Task RelayAsync(ReadOnlyMemory<byte> greeting)
    {
        try
        {
            using var client = await _here.AcceptAsync().ConfigureAwait(false);
            _here.Dispose();
            using var to = new NetworkStream(client);
            using var from = new NetworkStream(_host);
            await to.WriteAsync(greeting).ConfigureAwait(false);
            await Task.WhenAny(from.CopyToAsync(to), to.CopyToAsync(from)).ConfigureAwait(false);
        }
        catch (Exception ended) when (ended is SocketException or IOException or ObjectDisposedException)
        {
            // The client finds out from its own end.
        }
        finally
        {
            Dispose();
        }
    }
}
