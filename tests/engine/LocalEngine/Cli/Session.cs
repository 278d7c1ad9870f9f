using System.Globalization;
using K3sPulumi.LocalEngine.Display;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Cli;

/// <summary>One call of the command line.</summary>
internal sealed class Session(CommandLine line, TextWriter output)
{
    private readonly Lock _gate = new();

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var project = Project.Read(line.Directory);
        var path = Path.GetFullPath(
            line.StateFile ?? Path.Combine(project.Directory, ".pulumi-state", "local", $"{line.Name}.json"));
        using var guard = line.Verb == Verb.Preview ? null : Guard(path);
        var file = File.Exists(path) || line.Verb != Verb.Preview ? StateFile.Open(path, Passphrase()) : null;
        var options = Options(project, file);
        var result = line.Verb == Verb.Destroy
            ? await DestroyAsync(project, file!, options, cancellation)
            : await RunAsync(project, file, options, cancellation);
        if (line.Verb != Verb.Preview)
            file!.Save(result.Snapshot);
        await (line.Json ? Console.Out : output).WriteAsync(
            line.Json ? PreviewJson.Of(result, line.Sames) + "\n"
            : "\n" + RunText.Of(result, line.Verb == Verb.Preview, line.Diff));
        return result.Succeeded ? 0 : 1;
    }

    private async Task<RunResult> RunAsync(Project project, StateFile? file, RunOptions options, CancellationToken cancellation)
    {
        var program = new StackProgram(project, output);
        await program.BuildAsync(cancellation);
        var preview = line.Verb == Verb.Preview;
        await output.WriteLineAsync($"{(preview ? "Previewing update" : "Updating")} ({line.Name}), by the local engine:");
        await using var engine = preview ? Engine.Preview(project.Program) : Engine.Live(project.Program);
        return await engine.RunProgramAsync(
            environment => program.StartAsync(environment, cancellation), file?.Snapshot, options, cancellation);
    }

    private async Task<RunResult> DestroyAsync(Project project, StateFile file, RunOptions options,
        CancellationToken cancellation)
    {
        await output.WriteLineAsync($"Destroying ({line.Name}), by the local engine:");
        await using var engine = Engine.Live(project.Program);
        return await engine.DestroyAsync(file.Snapshot, options, cancellation);
    }

    private RunOptions Options(Project project, StateFile? file)
    {
        var given = line.Config.ToDictionary(entry =>
            entry.Key.Contains(':') ? entry.Key : $"{project.Name}:{entry.Key}", entry => entry.Value);
        var config = new Dictionary<string, string>(project.Config(line.Name, given.Keys));
        foreach (var (key, value) in given)
            config[key] = value;
        return new()
        {
            Project = project.Name,
            Stack = line.Name,
            Config = config,
            SecretConfigKeys = [.. line.Config.Where(entry => entry.Secret).Select(entry => entry.Key)],
            OtherStacks = line.Others.ToDictionary(other => other.Name, other => OutputsIn(other.File)),
            Directory = project.Directory,
            AssetDirectory = project.Program,
            ContinueOnError = line.ContinueOnError,
            Progress = Progress,
            Status = Status,
            Checkpoint = file is null ? null : file.Save,
        };
    }

    private static PropertyMap OutputsIn(string file) => File.Exists(file)
        ? StateFile.Open(file, Passphrase()).Snapshot.Outputs
        : throw new UsageException($"{file}: there is no such state file.");

    private void Progress(OperationRecord operation)
    {
        lock (_gate)
            output.WriteLine(operation.Ended == default
                ? $"  {operation.Kind.ToString().ToLowerInvariant()} {operation.Name} ..."
                : string.Create(CultureInfo.InvariantCulture,
                    $"  {operation.Kind.ToString().ToLowerInvariant()} {operation.Name}: ")
                    + (operation.Error is null ? "done" : "failed")
                    + string.Create(CultureInfo.InvariantCulture,
                        $" ({(operation.Ended - operation.Started).TotalSeconds:0.0} s)"));
    }

    private void Status(OperationRecord operation, string line)
    {
        var seconds = (DateTimeOffset.UtcNow - operation.Started).TotalSeconds;
        lock (_gate)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {operation} ({seconds:0} s): {line}"));
    }

    /// <summary>Two runs at the same time would overwrite each other's state.</summary>
    private static FileStream Guard(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new UsageException($"{path}: another run uses this state; wait until it has ended.");
        }
    }

    private static string Passphrase()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG_PASSPHRASE") is { Length: > 0 } given)
            return given;
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG_PASSPHRASE_FILE") is { Length: > 0 } file && File.Exists(file))
            return File.ReadAllText(file).Trim();
        throw new UsageException("Set PULUMI_CONFIG_PASSPHRASE (or PULUMI_CONFIG_PASSPHRASE_FILE): the state's secrets are "
            + "encrypted with it.");
    }
}
