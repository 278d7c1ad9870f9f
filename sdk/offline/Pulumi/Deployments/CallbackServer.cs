using System.Collections.Concurrent;
using Google.Protobuf;
using K3sPulumi.Wire;

namespace Pulumi;

/// <summary>The server through which the engine calls functions of this program.</summary>
internal sealed class CallbackServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<ByteString, Task<IMessage>>> _callbacks = new();

    /// <summary>That of the program, so a callback may log.</summary>
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    private GrpcServer? _server;

    public static async Task<CallbackServer> StartAsync()
    {
        var callbacks = new CallbackServer();
        callbacks._server = await GrpcServer.StartAsync(callbacks.AnswerAsync).ConfigureAwait(false);
        return callbacks;
    }

    public Callback Add(Func<ByteString, Task<IMessage>> callback)
    {
        var token = Guid.NewGuid().ToString();
        _callbacks[token] = callback;
        return new() { Target = _server!.Address, Token = token };
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task<byte[]> AnswerAsync(string method, Stream body)
    {
        if (method != GrpcMethods.InvokeCallback)
            throw new GrpcException(GrpcStatus.Unimplemented, $"This program does not know {method}.");
        var request = await GrpcFrame.ReadAsync(body, CallbackInvokeRequest.Parser).ConfigureAwait(false);
        if (!_callbacks.TryGetValue(request.Token, out var callback))
            throw new GrpcException(GrpcStatus.InvalidArgument, $"Callback not found: {request.Token}");
        try
        {
            var answer = await InContext(() => callback(request.Request)).ConfigureAwait(false);
            return GrpcFrame.Of(new CallbackInvokeResponse { Response = answer.ToByteString() });
        }
        catch (Exception error)
        {
            throw new GrpcException(GrpcStatus.Unknown, error.Message, error);
        }
    }

    private Task<IMessage> InContext(Func<Task<IMessage>> callback)
    {
        if (_context is null)
            return callback();
        Task<IMessage>? answer = null;
        ExecutionContext.Run(_context, _ => answer = callback(), null);
        return answer!;
    }
}
