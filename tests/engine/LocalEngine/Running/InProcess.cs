namespace K3sPulumi.LocalEngine.Running;

/// <summary>Runs a program inside this process.</summary>
internal static class InProcess
{
    // A program reads its environment, of which a process has one, while it starts.
    private static readonly SemaphoreSlim Starting = new(1);

    private static readonly int ExitCodeBefore = Environment.ExitCode;

    public static async Task<int> RunAsync(Func<Task<int>> program, IReadOnlyDictionary<string, string?> environment)
    {
        Task<int> running;
        await Starting.WaitAsync();
        var before = environment.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        try
        {
            foreach (var (name, value) in environment)
                Environment.SetEnvironmentVariable(name, value);
            running = await StartAsync(program);
        }
        finally
        {
            foreach (var (name, value) in before)
                Environment.SetEnvironmentVariable(name, value);
            Starting.Release();
        }
        try
        {
            return await running;
        }
        finally
        {
            // A failed program leaves its exit code in the process, which would become the test runner's.
            Environment.ExitCode = ExitCodeBefore;
        }
    }

    /// <summary>
    /// Runs the part before the first wait in a separate flow: a deployment is bound to the flow that started it.
    /// </summary>
    private static Task<Task<int>> StartAsync(Func<Task<int>> program)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Factory.StartNew(program, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default);
    }
}
