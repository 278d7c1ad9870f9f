using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Running;

namespace K3sPulumi.LocalEngine.Operations;

/// <summary>Runs operations, some at a time, and keeps what was done when.</summary>
internal sealed class Journal(IOperations operations, RunOptions options, Action<Diagnostic> report) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.Parallel);
    private readonly List<OperationRecord> _records = [];

    public IReadOnlyList<OperationRecord> Records
    {
        get
        {
            lock (_records)
                return [.. _records];
        }
    }

    /// <param name="kind">What it does.</param>
    /// <param name="resource">To what.</param>
    /// <param name="work">How.</param>
    /// <param name="before">
    /// What the program is asked first; it takes the operation's place among those that run, and no operation follows when it
    /// fails.
    /// </param>
    public async Task<T> PerformAsync<T>(
        OperationKind kind, Resource resource, Func<OperationRecord, Task<T>> work, Func<Task>? before = null)
    {
        if (!operations.IsPreview)
            await _slots.WaitAsync();
        try
        {
            if (before is not null)
                await before();
            return await RecordAsync(kind, resource, work);
        }
        finally
        {
            if (!operations.IsPreview)
                _slots.Release();
        }
    }

    private async Task<T> RecordAsync<T>(OperationKind kind, Resource resource, Func<OperationRecord, Task<T>> work)
    {
        var record = new OperationRecord
        {
            Kind = kind,
            Urn = resource.Urn,
            Type = resource.Type,
            Name = resource.Name,
            Shown = options.Status,
        };
        if (operations.IsPreview)
            return await work(record);
        try
        {
            Begin(record);
            return await work(record);
        }
        catch (Exception error)
        {
            record.Error = error.Message;
            throw;
        }
        finally
        {
            record.Ended = DateTimeOffset.UtcNow;
            options.Progress?.Invoke(record);
            foreach (var warning in record.Warnings)
                report(new(Severity.Warning, warning, record.Urn));
        }
    }

    public void Dispose() => _slots.Dispose();

    private void Begin(OperationRecord record)
    {
        lock (_records)
        {
            record.Order = _records.Count;
            record.Started = DateTimeOffset.UtcNow;
            _records.Add(record);
        }
        options.Progress?.Invoke(record);
    }
}
