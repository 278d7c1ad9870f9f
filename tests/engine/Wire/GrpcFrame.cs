using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace K3sPulumi.Wire;

/// <summary>One message on the wire: a zero byte (not compressed), four bytes of length, the message.</summary>
internal static class GrpcFrame
{
    public const int HeaderLength = 5;

    /// <summary>The frame of an empty message.</summary>
    public static readonly byte[] Empty = new byte[HeaderLength];

    public static byte[] Of(IMessage message)
    {
        var length = message.CalculateSize();
        var frame = new byte[HeaderLength + length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), length);
        message.WriteTo(frame.AsSpan(HeaderLength));
        return frame;
    }

    /// <summary>Reads the only message of a body to the body's end.</summary>
    public static async Task<T> ReadAsync<T>(Stream body, MessageParser<T> parser, CancellationToken cancellation = default)
        where T : IMessage<T>
    {
        var header = new byte[HeaderLength];
        await body.ReadExactlyAsync(header, cancellation);
        if (header[0] != 0)
            throw new GrpcException(GrpcStatus.Unimplemented, "Compressed messages are not supported.");

        var length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1));
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(length, 1));
        try
        {
            await body.ReadExactlyAsync(buffer.AsMemory(0, length), cancellation);
            var message = parser.ParseFrom(buffer, 0, length);

            // Trailers are only there once the end was read.
            if (await body.ReadAsync(header.AsMemory(0, 1), cancellation) != 0)
                throw new GrpcException(GrpcStatus.Internal, "More than one message in a unary call.");
            return message;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
