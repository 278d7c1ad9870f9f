using System.Net.Http;

namespace K3sPulumi.LabTests.Harness;

/// <summary>
/// Pings an API ten times a second, each time over a new connection, until it is disposed. Like Kubernetes clients, it retries
/// once if a connection breaks; a request is lost if the retry fails too.
/// </summary>
public sealed class ApiWatch : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;
    private int _asked, _repeated, _lost;

    public ApiWatch(string url)
    {
        var ping = new Uri(url + "/ping");
        _watching = Task.Run(async () =>
        {
            while (!_end.IsCancellationRequested)
            {
                _asked++;
                if (!await AnswersAsync(ping))
                {
                    _repeated++;
                    if (!await AnswersAsync(ping))
                        _lost++;
                }

                await Task.Delay(100);
            }
        });
    }

    /// <summary>Ends the watch.</summary>
    public int Lost(string during)
    {
        _end.Cancel();
        _watching.Wait();
        Console.WriteLine($"{during}: {_asked} requests, {_repeated} asked twice, {_lost} lost");
        return _lost;
    }

    public void Dispose()
    {
        _end.Cancel();
        _watching.Wait();
        _end.Dispose();
    }

    /// <summary>Whether the API at this address says pong.</summary>
    public static async Task<bool> AnswersAsync(Uri ping)
    {
        using var handler = new HttpClientHandler
        {
            UseProxy = false,
            ServerCertificateCustomValidationCallback = (_, _, _, _) =>
            true
        };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            return (await client.GetStringAsync(ping)).Trim() == "pong";
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public static void Await(string url, string what, int seconds = 60) =>
        Lab.WaitFor(what, () => AnswersAsync(new Uri(url + "/ping")).GetAwaiter().GetResult(), seconds);
}
