using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>The same, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SshTheoryAttribute : TheoryAttribute
{
    // No sshd, no connection to test: the reason that is printed is that of SshFact.
    public SshTheoryAttribute() => Skip = new SshFactAttribute().Skip;
}

/// <summary>A test that needs an sshd on this machine; without one it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SshFactAttribute : FactAttribute
{
    public SshFactAttribute()
    {
        if (!File.Exists(LocalSshd.Program))
            Skip = $"There is no {LocalSshd.Program}: install openssh-server.";
        // sshd looks the user up in the system's accounts, where the numeric user of a container often has no entry.
        else if (Environment.UserName.Length == 0)
            Skip = "sshd lets nobody in whom this machine does not know: the user of the tests has no name.";
    }
}

/// <summary>Debian's sshd on a free port of 127.0.0.1, for the user who runs the tests, with its own key.</summary>
public sealed class LocalSshd : IDisposable
{
    public const string Program = "/usr/sbin/sshd";

    private readonly string _folder = Directory.CreateTempSubdirectory("sshd-").FullName;
    private Process? _process;

    public LocalSshd()
    {
        if (!File.Exists(Program))
            return;
        // what Debian's sshd wants to have if it runs as root
        if (Environment.IsPrivilegedProcess)
            Directory.CreateDirectory("/run/sshd");
        Keygen("host", "");
        Keygen("user", "");
        Keygen("locked", "open sesame");
        Keygen("stranger", "");
        File.WriteAllText(PathOf("authorized"), File.ReadAllText(PathOf("user.pub")) + File.ReadAllText(PathOf("locked.pub")));
        // sshd does not choose a port, and the free one may be taken before it listens
        for (var tries = 5; !Listens(FreePort()); tries--)
            if (tries == 0)
                throw new InvalidOperationException($"sshd does not start: {File.ReadAllText(PathOf("log"))}");
    }

    public int Port { get; private set; }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private bool Listens(int port)
    {
        Port = port;
        File.WriteAllText(PathOf("config"), $"""
            ListenAddress 127.0.0.1:{Port}
            HostKey {PathOf("host")}
            AuthorizedKeysFile {PathOf("authorized")}
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            MaxStartups 100
            LogLevel VERBOSE
            """);
        _process = Child.Start(new(Program, ["-D", "-f", PathOf("config"), "-E", PathOf("log")]));
        for (var attempt = 0; attempt < 100 * Patience.Factor && !_process.HasExited; attempt++)
        {
            if (File.Exists(PathOf("log"))
                && File.ReadAllText(PathOf("log")).Contains("Server listening on", StringComparison.Ordinal))
                return true;
            Thread.Sleep(100);
        }
        _process.Kill();
        return false;
    }

    public string HostKey => File.ReadAllText(PathOf("host.pub"));

    public string UserKey => File.ReadAllText(PathOf("user"));

    public string LockedKey => File.ReadAllText(PathOf("locked"));

    public string OtherHostKey => File.ReadAllText(PathOf("stranger.pub"));

    /// <summary>Logins so far, by sshd's own log.</summary>
    public int Logins =>
        File.ReadLines(PathOf("log")).Count(line => line.Contains("Accepted publickey", StringComparison.Ordinal));

    public Dictionary<string, object?> Connection(params (string Key, object? Value)[] more)
    {
        var connection = new Dictionary<string, object?>
        {
            ["host"] = "127.0.0.1",
            ["port"] = Port,
            ["user"] = Environment.UserName,
            ["privateKey"] = UserKey,
            ["hostKey"] = HostKey,
            ["dialErrorLimit"] = 0,
            ["perDialTimeout"] = 15,
        };
        foreach (var (key, value) in more)
            connection[key] = value;
        return connection;
    }

    public void Dispose()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        Child.Delete(_folder);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Keygen(string name, string passphrase)
    {
        var (code, _, errors) = Child.Run(
            new("ssh-keygen", ["-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", PathOf(name)]));
        if (code != 0)
            throw new InvalidOperationException(errors);
    }
}
