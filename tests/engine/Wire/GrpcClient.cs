using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace K3sPulumi.Wire;

/// <summary>Unary gRPC calls over plain HTTP/2 to one address (<c>host:port</c>).</summary>
internal sealed class GrpcClient(string address) : IDisposable
{
    private static readonly MediaTypeHeaderValue ContentType = new("application/grpc");

    private readonly Uri _root = new($"http://{address}");

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        // A proxy of the environment must not come between two processes of one machine.
        UseProxy = false,
        // A registration is answered when the resource is there: hundreds may be under way at once.
        EnableMultipleHttp2Connections = true,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public async Task<T> CallAsync<T>(string method, IMessage request, MessageParser<T> parser,
        CancellationToken cancellation = default)
        where T : IMessage<T>
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_root, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(GrpcFrame.Of(request)) { Headers = { ContentType = ContentType } },
        };
        message.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        try
        {
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return await ReadAsync(response, parser, cancellation);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new GrpcException(GrpcStatus.Unavailable, error.Message, error);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, MessageParser<T> parser,
        CancellationToken cancellation)
        where T : IMessage<T>
    {
        if (response.StatusCode != HttpStatusCode.OK)
            throw new GrpcException(GrpcStatus.Unknown, $"Bad gRPC response. HTTP status code: {(int)response.StatusCode}");
        ThrowUnlessOk(response.Headers, required: false);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        try
        {
            var message = await GrpcFrame.ReadAsync(body, parser, cancellation);
            ThrowUnlessOk(response.TrailingHeaders, required: true);
            return message;
        }
        catch (EndOfStreamException error)
        {
            ThrowUnlessOk(response.TrailingHeaders, required: false);
            throw new GrpcException(GrpcStatus.Internal, "The answer ended before its message.", error);
        }
    }

    private static void ThrowUnlessOk(HttpResponseHeaders headers, bool required)
    {
        if (!headers.TryGetValues("grpc-status", out var values))
        {
            if (required)
                throw new GrpcException(GrpcStatus.Internal, "No grpc-status found on response.");
            return;
        }
        var status = (GrpcStatus)int.Parse(values.First(), NumberStyles.Integer, CultureInfo.InvariantCulture);
        if (status == GrpcStatus.Ok)
            return;
        var detail = headers.TryGetValues("grpc-message", out var texts) ? Uri.UnescapeDataString(string.Join(",", texts)) : "";
        throw new GrpcException(status, detail);
    }
}
