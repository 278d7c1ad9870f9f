using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace K3sPulumi.LocalEngine.Operations;

/// <summary>A source of chance: a real one, or one that always gives the same for the same name.</summary>
internal sealed class Chance
{
    private readonly string? _seed;
    private int _drawn;

    private Chance(string? seed) => _seed = seed;

    public static Chance Real() => new(null);

    public static Chance Of(string seed) => new(seed);

    public byte[] Bytes(int count)
    {
        if (_seed is null)
            return RandomNumberGenerator.GetBytes(count);
        var bytes = new List<byte>(count + 32);
        while (bytes.Count < count)
            bytes.AddRange(SHA256.HashData(Encoding.UTF8.GetBytes($"{_seed} {_drawn++}")));
        return [.. bytes.Take(count)];
    }

    /// <summary>A number from zero to just below the bound.</summary>
    public int Below(int bound) => _seed is null
        ? RandomNumberGenerator.GetInt32(bound)
        : (int)(BinaryPrimitives.ReadUInt32BigEndian(Bytes(4)) % (uint)bound);

    public string Hex(int bytes) => Convert.ToHexStringLower(Bytes(bytes));

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }
        return shuffled;
    }
}
