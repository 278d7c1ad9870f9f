using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Bench;

/// <summary>An SSH server on this machine for its own user, on the loopback address, with keys of its own.</summary>
internal sealed class LocalSshd : IDisposable
{
    private const string Program = "/usr/sbin/sshd";

    private readonly string _folder;
    private readonly Process _process;

    private LocalSshd(string folder, int port)
    {
        _folder = folder;
        Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", $"{folder}/host");
        Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", $"{folder}/user");
        File.WriteAllText($"{folder}/config", string.Create(CultureInfo.InvariantCulture, $"""
            ListenAddress 127.0.0.1:{port}
            HostKey {folder}/host
            AuthorizedKeysFile {folder}/user.pub
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin prohibit-password
            MaxStartups 200

            """));
        if (Environment.IsPrivilegedProcess)
            Directory.CreateDirectory("/run/sshd");
        _process = Process.Start(new ProcessStartInfo(Program, ["-D", "-q", "-f", $"{folder}/config"]))!;
        Host = new()
        {
            Address = "127.0.0.1",
            Port = port,
            User = Environment.UserName,
            PrivateKey = new Secret(File.ReadAllText($"{folder}/user")),
            TrustAnyHostKey = true,
        };
    }

    public SshSpec Host { get; }

    /// <summary>Null if this machine has none.</summary>
    public static LocalSshd? TryStart()
    {
        if (!File.Exists(Program))
            return null;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var sshd = new LocalSshd(Directory.CreateTempSubdirectory("k3spulumi-sshd").FullName, port);
        for (var tries = 0; tries < 50 && !Answers(port); tries++)
            Thread.Sleep(100);
        return sshd;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
    }
}
