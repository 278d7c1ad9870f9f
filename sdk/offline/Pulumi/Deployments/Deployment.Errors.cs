using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Says what made the program fail, and how the process should end.</summary>
    private async Task<int> ReportAsync(ImmutableArray<Exception> errors)
    {
        var reported = false;
        foreach (var error in errors)
            reported |= await ReportAsync(error).ConfigureAwait(false);
        var exitCode = reported ? ExitCode.ErrorsReported : ExitCode.ErrorsLogged;

        // For programs that await RunAsync without returning its result.
        Environment.ExitCode = exitCode;
        return exitCode;
    }

    private async Task<bool> ReportAsync(Exception error)
    {
        if (error is LogException)
        {
            await Console.Error.WriteLineAsync($"Error occurred trying to send logging message to engine:\n{error}").ConfigureAwait(false);
            return false;
        }
        var message = error switch
        {
            RunException => error.Message,
            ResourceException { HideStack: true } => error.Message,
            ResourceException => error.ToString(),
            _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{error}",
        };
        await Logger.ErrorAsync(message, (error as ResourceException)?.Resource).ConfigureAwait(false);
        return true;
    }

    private static class ExitCode
    {
        public const int Success = 0;
        public const int ErrorsLogged = 1;

        /// <summary>The language host then says nothing more.</summary>
        public const int ErrorsReported = 32;
    }
}
