using K3sPulumi.EngineTests.Reading;
using K3sPulumi.EngineTests.Stacks;

namespace K3sPulumi.EngineTests.Cli;

/// <summary>The stack of one example, from its first preview until it is destroyed.</summary>
internal sealed class Stack : IAsyncDisposable
{
    private const string Name = "engine";

    private readonly PulumiCli _cli;
    private bool _mayHoldResources;

    private Stack(PulumiCli cli) => _cli = cli;

    public static async Task<Stack> NewAsync(ExampleCopy example, string program = "pulumi")
    {
        var stack = new Stack(new(example.Folder, program));
        (await stack._cli.RunAsync($"stack init {Name}")).Succeeded();
        return stack;
    }

    /// <param name="key">the name; a path if it contains a dot or brackets</param>
    /// <param name="value">passed to the CLI on its standard input</param>
    /// <param name="secret">whether it is encrypted</param>
    public async Task ConfigureAsync(string key, string value, bool secret = false)
    {
        var options = (secret ? " --secret" : " --plaintext") + (key.IndexOfAny(['.', '[']) >= 0 ? " --path" : "");
        (await _cli.RunAsync($"config set {key}{options} --stack {Name}", value)).Succeeded();
    }

    public async Task<PreviewJson> PreviewAsync() =>
        PreviewJson.Read((await _cli.RunAsync($"preview --json --stack {Name}", minutes: 10)).Succeeded().Stdout);

    public async Task<PreviewJson> RejectedPreviewAsync() =>
        PreviewJson.Read((await _cli.RunAsync($"preview --json --stack {Name}", minutes: 10)).Failed().Stdout);

    public async Task<string> DiffAsync() =>
        (await _cli.RunAsync($"preview --diff --stack {Name}", minutes: 10)).Succeeded().Stdout;

    public async Task<ProgressText> UpAsync()
    {
        _mayHoldResources = true;
        return ProgressText.Read((await RunUpAsync()).Succeeded().Stdout);
    }

    public async Task<ProgressText> RejectedUpAsync() => ProgressText.Read((await RunUpAsync()).Failed().Stdout);

    public async Task RefreshAsync() =>
        (await _cli.RunAsync($"refresh --yes --skip-preview --stack {Name}", minutes: 10)).Succeeded();

    public async Task<Checkpoint> ExportAsync() => new(
        (await _cli.RunAsync($"stack export --stack {Name}")).Succeeded().Stdout,
        (await _cli.RunAsync($"stack export --show-secrets --stack {Name}")).Succeeded().Stdout);

    public async Task<ProgressText> DestroyAsync()
    {
        var result = (await _cli.RunAsync($"destroy --yes --skip-preview --stack {Name}", minutes: 20)).Succeeded();
        _mayHoldResources = false;
        return ProgressText.Read(result.Stdout);
    }

    /// <summary>A failed test leaves no cluster behind; an error here is ignored.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_mayHoldResources)
            await _cli.RunAsync($"destroy --yes --skip-preview --continue-on-error --stack {Name}", minutes: 20);
        _cli.Dispose();
    }

    private Task<CliResult> RunUpAsync() => _cli.RunAsync($"up --yes --skip-preview --stack {Name}", minutes: 40);
}
