using K3sPulumi.Offline.Engine.Cli;
using K3sPulumi.Offline.Engine.State;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // What is under way is ended and counts as failed; the state is written before the process goes.
    pressed.Cancel = true;
    cancellation.Cancel();
};
try
{
    return await new Session(CommandLine.Parse(args), Console.Out).RunAsync(cancellation.Token);
}
catch (Exception error) when (error is UsageException or StateException or OperationCanceledException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
