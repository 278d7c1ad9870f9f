using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Drift;

namespace K3sPulumi.Tests;

/// <summary>Hosts that accept a connection and say nothing take the time limit once, however many they are.</summary>
public sealed class SilentHostsTests
{
    /// <summary>More than six times as many as there are logins at once.</summary>
    private const int Hosts = 200;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private static readonly RemoteScript Script = new("sh", null, new Secret("exit\n"));

    [Fact]
    public async Task ManySilentHostsTakeTheLimitOnce()
    {
        using var silent = new Listener(answer: null);
        var watch = Stopwatch.StartNew();

        var failures = await Task.WhenAll(Enumerable.Range(0, Hosts).Select(_ => FailureAsync(silent.Host())));

        // 32 at once would take it seven times, however fast the machine is.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, 6.5 * Limit);
        Assert.Equal(["it did not answer within 4 s"], failures.Distinct());
    }

    [Fact]
    public async Task HostsBehindASilentBastionTakeTheLimitOnce()
    {
        using var silent = new Listener(answer: null);
        var host = silent.Host() with { Bastion = silent.Host() };

        var failures = await Task.WhenAll(Enumerable.Range(0, Hosts).Select(_ => FailureAsync(host)));

        Assert.Equal(1, silent.Accepted);
        Assert.Equal(["its bastion did not answer in time"], failures.Distinct());
    }

    [Fact]
    public async Task AHostThatHangsInTheLoginIsLeftAfterTheLimit()
    {
        using var hanging = new Listener("SSH-2.0-OpenSSH_9.9\r\n");

        Assert.Equal("it did not answer within 4 s", await FailureAsync(hanging.Host()));
    }

    [Fact]
    public async Task AHostThatClosesTheConnectionIsNotAwaited()
    {
        using var closing = new Listener("");

        Assert.Equal("it closed the connection before it logged in", await FailureAsync(closing.Host()));
    }

    private static async Task<string> FailureAsync(SshSpec host) =>
        (await Assert.ThrowsAsync<HostReadException>(() => HostReader.OverSshAsync(host, Script, Limit))).Message;

    /// <summary>Accepts connections; null: says nothing; empty: closes them.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<Socket> _accepted = [];

        public Listener(string? answer)
        {
            _listener.Start(2 * Hosts);
            _ = AcceptAsync(answer);
        }

        public int Accepted => _accepted.Count;

        public SshSpec Host() => new()
        {
            Address = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            Password = new Secret("p4ssword"),
            TrustAnyHostKey = true,
        };

        public void Dispose()
        {
            _listener.Stop();
            foreach (var socket in _accepted)
                socket.Dispose();
        }

        private async Task AcceptAsync(string? answer)
        {
            try
            {
                while (true)
                {
                    var socket = await _listener.AcceptSocketAsync();
                    _accepted.Add(socket);
                    if (answer is { Length: > 0 })
                        await socket.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
                    else if (answer is not null)
                        socket.Close();
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
