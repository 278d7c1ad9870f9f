using K3sPulumi.Internal.Scripts;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>Files that the deploying machine keeps for its commands.</summary>
public sealed class LaidOutFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("k3spulumi-file-").FullName;

    public void Dispose() => Child.Delete(_folder);

    [Fact]
    public void WhereNothingCanBeWrittenTheFailureSaysWhatHelps()
    {
        var home = Path.Combine(_folder, "home");
        File.WriteAllText(home, "");

        var failure = Assert.Throws<ResourceException>(() => LaidOutFile.Write(Path.Combine(home, "scripts", "1"), "text"));

        Assert.StartsWith($"{home}/scripts/1 cannot be written (", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("); set the environment variable HOME to a directory of the current user that can be written.",
            failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyAtOnceWriteTheSameFile()
    {
        var path = Path.Combine(_folder, "scripts", "1");

        Parallel.For(0, 50, _ => Assert.Equal(path, LaidOutFile.Write(path, "text")));

        Assert.Equal("text", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }
}
