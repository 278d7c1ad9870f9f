using System.Buffers.Binary;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.AirGap;

/// <summary>A processor architecture for which K3s is released. Release files use two names for some of them.</summary>
/// <param name="Name">As in the names of checksum and image files, and in arguments.</param>
/// <param name="Binary">The file name of the binary.</param>
/// <param name="DockerPlatform">As in container registries.</param>
internal sealed record Architecture(string Name, string Binary, string DockerPlatform)
{
    public static readonly Architecture Amd64 = new("amd64", "k3s", "linux/amd64");
    public static readonly Architecture Arm64 = new("arm64", "k3s-arm64", "linux/arm64");
    public static readonly Architecture Arm = new("arm", "k3s-armhf", "linux/arm/v7");

    public static readonly IReadOnlyList<Architecture> All = [Amd64, Arm64, Arm];

    /// <summary>From the output of <c>uname -m</c>; null for architectures that K3s does not support, such as armv6l.</summary>
    public static Architecture? OfMachine(string machine) => machine switch
    {
        "x86_64" or "amd64" => Amd64,
        "aarch64" or "arm64" => Arm64,
        "armv7l" or "armv7" or "armv8l" or "armhf" or "arm" => Arm,
        _ => null,
    };

    /// <summary>From an argument.</summary>
    public static Architecture? TryParse(string word, out string? why)
    {
        var architecture = OfMachine(word.Trim().ToLowerInvariant() is "x64" ? "amd64" : word.Trim().ToLowerInvariant());
        why = (architecture, word) switch
        {
            (not null, _) => null,
            (_, "s390x" or "i386" or "i686" or "armv6" or "armv6l" or "riscv64") =>
                $"{Quote.Value(word)} is not an architecture of K3s; use amd64, arm64 or arm.",
            _ => $"{Quote.Value(word)} is not a valid architecture; use amd64, arm64 or arm.",
        };
        return architecture;
    }

    /// <summary>From the first 20 bytes of a file; null if it is not a Linux binary for one of these architectures.</summary>
    public static Architecture? OfProgram(ReadOnlySpan<byte> header) =>
        header.Length >= 20 && header[..4].SequenceEqual<byte>([0x7f, (byte)'E', (byte)'L', (byte)'F'])
            ? BinaryPrimitives.ReadUInt16LittleEndian(header[18..]) switch
            {
                0x3e => Amd64,
                0xb7 => Arm64,
                0x28 => Arm,
                _ => null,
            }
            : null;

    public override string ToString() => Name;
}
