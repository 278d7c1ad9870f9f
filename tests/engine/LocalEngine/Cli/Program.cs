using K3sPulumi.LocalEngine.Cli;
using K3sPulumi.LocalEngine.State;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // Running operations are stopped and count as failed; the state is written before the process exits.
    pressed.Cancel = true;
    cancellation.Cancel();
};
try
{
    var line = CommandLine.Parse(args);
    return await new Session(line, line.Json ? Console.Error : Console.Out).RunAsync(cancellation.Token);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Interrupted. The state holds what was done until then: run it again to go on.");
    return 130;
}
catch (Exception error) when (error is UsageException or StateException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
