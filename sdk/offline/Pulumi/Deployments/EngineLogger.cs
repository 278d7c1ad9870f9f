using K3sPulumi.Wire;

namespace Pulumi;

/// <summary>A message could not be given to the engine.</summary>
internal sealed class LogException(Exception inner) : Exception("Error occurred during logging", inner);

/// <summary>Messages to the user. Each is sent by itself, so their order can change, as with the official SDK.</summary>
internal sealed class EngineLogger(IEngine engine, TaskTracker tasks)
{
    private volatile bool _loggedErrors;

    public bool LoggedErrors => _loggedErrors;

    public Task ErrorAsync(string message, Resource? resource = null) =>
        LogAsync(LogSeverity.Error, message, resource, null, null);

    public Task LogAsync(LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
    {
        if (severity == LogSeverity.Error)
            _loggedErrors = true;
        var task = Task.Run(() => SendAsync(severity, message, resource, streamId, ephemeral));
        tasks.Add(task);
        return task;
    }

    private async Task SendAsync(LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
    {
        try
        {
            await engine.LogAsync(new LogRequest
            {
                Severity = severity,
                Message = message,
                Urn = await UrnOfAsync(resource).ConfigureAwait(false),
                StreamId = streamId ?? 0,
                Ephemeral = ephemeral ?? false,
            }).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            throw new LogException(error);
        }
    }

    private static async Task<string> UrnOfAsync(Resource? resource)
    {
        if (resource == null)
            return "";
        try
        {
            return await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The resource itself has failed: its message must still be seen.
            return "";
        }
    }
}
