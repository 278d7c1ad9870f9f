using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Security;

namespace K3sPulumi.Internal.Drift;

/// <summary>A key that an SSH agent holds and signs with (the protocol of OpenSSH's ssh-agent).</summary>
internal sealed class SshAgentKey : IPrivateKeySource
{
    private const byte AskKeys = 11, Keys = 12, AskSignature = 13, Signature = 14;

    private const int MostBytes = 1 << 20;

    private SshAgentKey(string socket, byte[] key)
    {
        var type = Encoding.ASCII.GetString(Field(key, 0, out _));
        HostKeyAlgorithms = type == "ssh-rsa"
            ? [new Signer("rsa-sha2-512", socket, key, 4), new Signer("rsa-sha2-256", socket, key, 2)]
            : [new Signer(type, socket, key, 0)];
    }

    public IReadOnlyCollection<HostAlgorithm> HostKeyAlgorithms { get; }

    /// <summary>None if the agent does not answer.</summary>
    public static IPrivateKeySource[] All(string socket)
    {
        try
        {
            var answer = Ask(socket, [AskKeys]);
            if (answer.Length < 5 || answer[0] != Keys)
                return [];
            var keys = new List<IPrivateKeySource>();
            for (int at = 5, left = BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(1)); left > 0; left--)
            {
                keys.Add(new SshAgentKey(socket, Field(answer, at, out at).ToArray()));
                // the key's comment
                _ = Field(answer, at, out at);
            }

            return [.. keys];
        }
        catch (Exception failure) when (failure is SocketException or IOException or ArgumentException)
        {
            return [];
        }
    }

    private static byte[] Ask(string socket, byte[] question)
    {
        using var agent = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 10_000 };
        agent.Connect(new UnixDomainSocketEndPoint(socket));
        using var stream = new NetworkStream(agent);
        stream.Write(Text(question));
        var length = new byte[4];
        stream.ReadExactly(length);
        var answer = new byte[BinaryPrimitives.ReadInt32BigEndian(length) is > 0 and < MostBytes and var count
            ? count : throw new IOException("the SSH agent's answer has no length")];
        stream.ReadExactly(answer);
        return answer;
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> bytes, int at, out int next)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
        next = at + 4 + length;
        return bytes.Slice(at + 4, length);
    }

    private static byte[] Text(ReadOnlySpan<byte> bytes)
    {
        var field = new byte[4 + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(field, bytes.Length);
        bytes.CopyTo(field.AsSpan(4));
        return field;
    }

    private sealed class Signer(string name, string socket, byte[] key, int flags) : HostAlgorithm(name)
    {
        public override byte[] Data => key;

        public override byte[] Sign(byte[] data)
        {
            var number = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, flags);
            var answer = Ask(socket, [AskSignature, .. Text(key), .. Text(data), .. number]);
            return answer[0] == Signature
                ? Field(answer, 1, out _).ToArray() : throw new HostReadException("the SSH agent does not sign");
        }

        public override bool VerifySignature(byte[] data, byte[] signature) => throw new NotSupportedException();
    }
}
