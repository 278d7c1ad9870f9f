using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Existing;
using Pulumi;

namespace K3sPulumi.Internal.Drift;

/// <summary>
/// Looks at a datastore or a load balancer while the program runs. Its repairs are recorded in a resource, which exists only with
/// <c>drift</c>.
/// </summary>
internal sealed class ServiceRepairs : IRepairs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly ComponentResource _owner;
    private readonly RecordResource? _record;
    private readonly Output<Value<string>> _drift;
    private readonly bool _isStopped;
    private readonly List<(string Key, Output<DriftRecord> Record)> _repairs = [];

    /// <param name="owner">Whose services they are.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isGiven">Whether the user set <c>drift</c>.</param>
    /// <param name="drift">The mode.</param>
    /// <param name="isStopped">Whether they are to stand still.</param>
    public ServiceRepairs(
        ComponentResource owner, string name, bool isGiven, Output<Value<string>> drift, bool isStopped = false) =>
        (_owner, _drift, _isStopped, _record) = (owner, drift, isStopped,
            isGiven ? RecordResource.Open(owner, $"{name}-record") : null);

    public async Task<DriftRecord> RepairOfAsync(string key) =>
        DriftRecord.From((await _record!.Before.ConfigureAwait(false)).GetValueOrDefault(key));

    public async Task<bool> ExistsAsync(string key) => (await _record!.Before.ConfigureAwait(false)).ContainsKey(key);

    public void Add(string key, Output<DriftRecord> record) => _repairs.Add((key, record));

    /// <summary>The script of a service on a host, which runs again for a repair.</summary>
    /// <param name="name">The service's resource.</param>
    /// <param name="kind">As its script names it.</param>
    /// <param name="script">The script.</param>
    /// <param name="ssh">The host.</param>
    public Output<RemoteScript> OnHost(string name, string kind, Output<RemoteScript> script, Output<SshSpec> ssh)
    {
        if (_record is null)
            return script;
        var repairs = new Repairs(_owner, name, this, name);
        var found = Output.Tuple(script, ssh, _drift).Apply(async all =>
        {
            var (asked, host, drift) = all;
            var record = await repairs.NextAsync(drift, isGone: false, Digest.Of($"{asked.Create} {HostPlace.Of(host)}")[..16],
                () => HostReader.ReadAsync(host, ServiceDrift.Script(kind, Elevation.Of(host)), Limit),
                ServiceDrift.Findings).ConfigureAwait(false);
            return (Script: record.IsRepair ? asked with { Create = $"# {record.Line}\n{asked.Create}" } : asked, Record: record);
        });
        repairs.Keep(found.Apply(both => both.Record));
        return found.Apply(both => both.Script);
    }

    /// <summary>The plan of a service's container, which is replaced for a repair; its volumes stay.</summary>
    /// <param name="name">The container.</param>
    /// <param name="service">What it is made of.</param>
    /// <param name="plan">The rest of it.</param>
    /// <param name="engine">The engine; null for the usual one.</param>
    public Output<ContainerPlan> InDocker(
        string name, Output<ServiceContainer> service, Output<ContainerPlan> plan, string? engine)
    {
        if (_record is null)
            return plan;
        var repairs = new Repairs(_owner, name, this, name);
        var stopped = _isStopped ? Output.Create(repairs.StoppedAsync()) : null;
        var record = repairs.Keep(stopped ?? Output.Tuple(service, plan, _drift).Apply(all =>
        {
            var asked = ContainerAsked.Of(name, all.Item2 with { Image = all.Item1.Image }, shown: null, all.Item1.Uploads,
                node: null, string.Join('\n', [.. all.Item1.Entrypoint, .. all.Item1.Command]));
            return repairs.NextAsync(all.Item3, isGone: false, Digest.Of($"{asked.Digest} {engine}")[..16],
                () => EngineReader.ReadAsync(engine, asked, Limit),
                (facts, isChanging) => ContainerDrift.Findings(asked, facts, isChanging, DateTimeOffset.UtcNow));
        }));
        return Output.Tuple(plan, record).Apply(both => both.Item1 with
        {
            Labels = both.Item1.Labels.Concat(both.Item2.Labels)
                .ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal),
        });
    }

    /// <summary>Records them once these are done.</summary>
    public void Keep(params IReadOnlyList<Resource> done)
    {
        if (_record is null)
            return;
        var records = Output.All(_repairs.Select(repair => repair.Record));
        _record.Keep(records.Apply(all => _repairs.Zip(all, (repair, record) => (repair.Key, Record: record))
            .Where(pair => pair.Record.IsKept)
            .ToDictionary(pair => pair.Key, pair => pair.Record.ToText(), StringComparer.Ordinal)), [], done,
            keepsRecorded: false);
    }
}
