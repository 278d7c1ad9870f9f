using System.Text;

namespace K3sPulumi.LabTests.Harness;

/// <summary>Watches the process lists of hosts, as any user there could, until it is asked what it saw.</summary>
public sealed class ProcessWatch : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly StringBuilder _seen = new();
    private readonly Task _watching;

    public ProcessWatch(params LabHost[] hosts) => _watching = Task.Run(async () =>
    {
        while (!_end.IsCancellationRequested)
        {
            foreach (var host in hosts)
                _seen.AppendLine(host.Processes);
            await Task.Delay(200);
        }
    });

    /// <summary>Ends the watch.</summary>
    public string Seen()
    {
        _end.Cancel();
        _watching.Wait();
        return _seen.ToString();
    }

    public void Dispose()
    {
        Seen();
        _end.Dispose();
    }
}
