using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace K3sPulumi.Tests.PullRequests;

/// <summary>Comments of one pull request, as GitHub's and GitLab's APIs keep them, on this machine.</summary>
internal sealed class CommentServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly List<(long Id, string Body)> _comments = [];

    public CommentServer(int status = 200)
    {
        (_listener, Address) = Listen(tries: 20);
        _ = ServeAsync(status);
    }

    public string Address { get; }

    public ConcurrentQueue<string> Requests { get; } = new();

    public IReadOnlyList<string> Bodies => [.. _comments.Select(comment => comment.Body)];

    public void Add(string body) => _comments.Add((_comments.Count + 100, body));

    public void Dispose() => _listener.Close();

    /// <summary>A listener for HTTP does not choose a port, and the free one may be taken at once.</summary>
    private static (HttpListener Listener, string Address) Listen(int tries)
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var listener = new HttpListener();
        listener.Prefixes.Add($"{address}/");
        try
        {
            listener.Start();
            return (listener, address);
        }
        catch (HttpListenerException) when (tries > 1)
        {
            return Listen(tries - 1);
        }
    }

    private async Task ServeAsync(int status)
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var text = await reader.ReadToEndAsync();
            var request = context.Request;
            Requests.Enqueue($"{request.HttpMethod} {request.RawUrl} "
                + (request.Headers["Authorization"] ?? request.Headers["PRIVATE-TOKEN"] ?? "no token"));
            context.Response.StatusCode = status;
            var answer = Encoding.UTF8.GetBytes(status == 200 ? Answer(request, text) : "{}");
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
    }

    private string Answer(HttpListenerRequest request, string text)
    {
        if (request.HttpMethod == "GET")
        {
            var page = int.Parse(request.QueryString["page"]!, CultureInfo.InvariantCulture);
            return new JsonArray([.. _comments.Skip(100 * (page - 1)).Take(100)
                .Select(comment => new JsonObject { ["id"] = comment.Id, ["body"] = comment.Body })]).ToJsonString();
        }

        var body = JsonNode.Parse(text)!["body"]!.GetValue<string>();
        if (request.HttpMethod == "POST")
        {
            Add(body);
        }
        else
        {
            var id = long.Parse(request.Url!.Segments[^1], CultureInfo.InvariantCulture);
            var index = _comments.FindIndex(comment => comment.Id == id);
            _comments[index] = (id, body);
        }

        return "{}";
    }
}
