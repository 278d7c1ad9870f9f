using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace K3sPulumi.Wire;

/// <summary>Unary gRPC calls over plain HTTP/2 on a free port of 127.0.0.1.</summary>
internal sealed class GrpcServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, bool> Used = new(StringComparer.Ordinal);

    private readonly WebApplication _application;

    private GrpcServer(WebApplication application) => _application = application;

    public string Address { get; private init; } = "";

    /// <summary>
    /// On an address that no server of this process has had before: the system hands a closed port out again, and the official
    /// SDK keeps one
    /// channel per address for as long as the process lives.
    /// </summary>
    /// <param name="answer">gives the frame that answers a method's request, which it reads from the stream</param>
    public static async Task<GrpcServer> StartAsync(Func<string, Stream, Task<byte[]>> answer)
    {
        var kept = new List<GrpcServer>();
        try
        {
            while (true)
            {
                var server = await StartAnywhereAsync(answer);
                if (Used.TryAdd(server.Address, true))
                    return server;
                // Kept open until there is another one, so it is not assigned again.
                kept.Add(server);
            }
        }
        finally
        {
            foreach (var server in kept)
                await server.DisposeAsync();
        }
    }

    private static async Task<GrpcServer> StartAnywhereAsync(Func<string, Stream, Task<byte[]>> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseSockets().ConfigureKestrel(Configure);
        var application = builder.Build();
        application.Run(context => AnswerAsync(context, answer));
        await application.StartAsync();
        return new(application) { Address = new Uri(application.Urls.First()).Authority };
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(KestrelServerOptions options)
    {
        // A registration waits until its resource is there: thousands of calls may be open at once, with scripts and files in
        // them.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.Http2.MaxStreamsPerConnection = 20_000;
        options.Limits.Http2.InitialConnectionWindowSize = 8 * 1024 * 1024;
        options.Limits.Http2.InitialStreamWindowSize = 1024 * 1024;
        options.AddServerHeader = false;
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
    }

    private static async Task AnswerAsync(HttpContext context, Func<string, Stream, Task<byte[]>> answer)
    {
        var response = context.Response;
        response.ContentType = "application/grpc";
        byte[] frame;
        try
        {
            frame = await answer(context.Request.Path.Value ?? "", context.Request.Body);
        }
        catch (GrpcException error)
        {
            Refuse(response, error.Status, error.Detail);
            return;
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or ArgumentException or FormatException)
        {
            Refuse(response, GrpcStatus.InvalidArgument, error.Message);
            return;
        }
        await response.Body.WriteAsync(frame);
        response.AppendTrailer("grpc-status", "0");
    }

    private static void Refuse(HttpResponse response, GrpcStatus status, string detail)
    {
        response.Headers["grpc-status"] = ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(detail);
    }
}
