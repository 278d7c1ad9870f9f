using System.Diagnostics;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>A process that writes to a SQLite database as K3s does, with a write-ahead log, and keeps it open.</summary>
internal sealed class Writer : IDisposable
{
    private readonly Process _process;

    /// <param name="file">The database.</param>
    /// <param name="word">What it says when it has written.</param>
    /// <param name="code">What it does with the connection <c>c</c>.</param>
    public Writer(string file, string word, string code)
    {
        var start = new ProcessStartInfo("python3", ["-c",
            "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\nc.execute('PRAGMA journal_mode=WAL')\n"
                + $"c.execute('PRAGMA wal_autocheckpoint=0')\n{code}\nprint('{word}', flush=True)\nsys.stdin.read()\n", file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        Assert.Equal(word, _process.StandardOutput.ReadLine());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
