namespace K3sPulumi.Core.Tests;

/// <summary>What tests that run at the same time may not do to each other.</summary>
public sealed class ChildTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("child").FullName;

    public void Dispose() => Child.Delete(_folder);

    [Fact]
    public void AProgramRunsAtOnceWhileOthersAreWrittenAndStarted() =>
        Parallel.For(0, 100, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            var program = Path.Combine(_folder, $"{i}");
            Child.Program(program, "#!/bin/sh\necho here\n");

            Assert.Equal((0, "here\n", ""), Child.Run(new(program)));
        });

    [Fact]
    public void InputThatNobodyReadsIsNoFailure() =>
        Assert.Equal(3, Child.Run(new("/bin/sh", ["-c", "exit 3"]), new string('x', 1_000_000)).Code);

    [Fact]
    public void AFolderIsDeletedAlthoughSomethingStillWritesThere()
    {
        var folder = Path.Combine(_folder, "busy");
        Directory.CreateDirectory(folder);
        const string Write = "exec 2>/dev/null; i=0; "
            + "while [ $i -lt 300 ]; do mkdir -p \"$0/a/b\"; : >\"$0/a/b/$i\"; i=$((i + 1)); done";
        using var writer = Child.Start(new("/bin/sh", ["-c", Write, folder]));
        SpinWait.SpinUntil(() => Directory.Exists($"{folder}/a/b"), Patience.Of(30));

        Child.Delete(folder);
        writer.WaitForExit();
    }

    [Fact]
    public void ProgramsSpeakNoLanguageOfTheUser() =>
        Assert.Equal("C\n", Child.Run(new("/bin/sh", ["-c", "echo $LC_ALL"])
        {
            Environment = { ["LC_ALL"] = "tr_TR.UTF-8" },
        }).Output);
}
