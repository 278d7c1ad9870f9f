using System.Collections.Concurrent;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>The result for one input in one place.</summary>
/// <param name="Path">The input.</param>
/// <param name="Changed">Names of the resources that the value changes.</param>
/// <param name="Refused">A problem names the input.</param>
/// <param name="Complaint">What is wrong; null if the value reached the result or was rejected.</param>
internal sealed record Finding(string Path, IReadOnlyList<string> Changed, bool Refused, string? Complaint);

/// <summary>Sets every input of a component, one at a time, and compares with the same request without it.</summary>
internal sealed class Sweep
{
    /// <summary>As many as keep the processors busy.</summary>
    private const int AtATime = 12;

    private static readonly ConcurrentDictionary<(string Component, Place Place), Lazy<Task<IReadOnlyList<Finding>>>> Known = [];

    private readonly ConcurrentDictionary<string, Lazy<Task<Outcome>>> _without = [];
    private readonly string _component;
    private readonly Place _place;

    private Sweep(string component, Place place) => (_component, _place) = (component, place);

    /// <summary>Empty if the component does not exist in that place.</summary>
    public static Task<IReadOnlyList<Finding>> OfAsync(string component, Place place) =>
        Known.GetOrAdd((component, place), key => new(() => new Sweep(key.Component, key.Place).RunAsync())).Value;

    /// <summary>The smallest request with this input.</summary>
    public static ResourceArgs ArgsOf(string component, Place place, InputPath input) =>
        new Sweep(component, place).Args(input, Samples.Of(input)!, isSet: true);

    private async Task<IReadOnlyList<Finding>> RunAsync()
    {
        if (Requests.Components[_component](_place) is not { } args)
            return [];
        var other = _place == Place.Docker ? "ssh" : "docker";
        var inputs = InputPath.Of(args.GetType()).Where(input => !IsOfOtherPlace(input, other)).ToList();
        var findings = new ConcurrentBag<Finding>();
        await Parallel.ForEachAsync(inputs, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (input, _) =>
            findings.Add(await FindAsync(input)));
        return [.. findings.OrderBy(finding => finding.Path, StringComparer.Ordinal)];
    }

    /// <summary>Setting both is rejected: a request has one of them.</summary>
    private static bool IsOfOtherPlace(InputPath input, string other) => input.Path.Split('.').SkipLast(1).Contains(other);

    private async Task<Finding> FindAsync(InputPath input)
    {
        if (Samples.Of(input) is not { } sample)
            return new(input.Path, [], false, $"{input.Path} has no sample; add {input.Keys[0]} to the samples of its subject.");
        var without = await WithoutAsync(input, sample);
        var with = await Outcome.OfAsync(_component, () => Args(input, sample, isSet: true));
        // What it needs is rejected, because it does not exist in this place.
        if (without.Errors.Length > 0 && with.Errors.Length > 0)
            return new(input.Path, [], true, null);
        if (with.Errors.Length > 0)
            return with.Errors.Contains($"\n  {input.Path}", StringComparison.Ordinal)
                ? new(input.Path, [], true, null)
                : new(input.Path, [], false, $"{input.Path}: no problem names it: {with.Errors}");
        if (without.Errors.Length > 0)
            return new(input.Path, [], false, $"{input.Path}: the request without it is refused: {without.Errors}");
        if (!without.IsAnything)
            return new(input.Path, [], false, $"{input.Path}: the request without it creates nothing, and no problem says why.");
        var changed = with.Differences(without);
        var complaint = changed.Count == 0 && Exceptions.Reason(_component, _place, input.Path) is not null ? null
            : changed.Count == 0 ? $"{input.Path} reaches nothing."
            : sample.Shown is { } text && !with.Shows(text)
                ? $"{input.Path}: \"{text}\" is not found in what changes: {string.Join(", ", changed)}."
            : null;
        complaint ??= with.Registered == without.Registered
            ? $"{input.Path} is not among the arguments that the component shows." : null;
        return new(input.Path, changed, false, complaint);
    }

    /// <summary>Run once for all inputs that only need the smallest request.</summary>
    private Task<Outcome> WithoutAsync(InputPath input, Sample sample)
    {
        var nested = string.Join('.', input.Path.Split('.').SkipLast(1));
        var key = sample.With is null ? nested : input.Path;
        return _without.GetOrAdd(key, _ => new(() => Outcome.OfAsync(_component, () => Args(input, sample, isSet: false)))).Value;
    }

    private ResourceArgs Args(InputPath input, Sample sample, bool isSet)
    {
        var root = Requests.Components[_component](_place)!;
        var owners = input.Owners(root, type => Requests.Nested(type, _place));
        var setting = new Setting(root, owners[^1], owners.Count > 1 ? owners[^2] : null, _place);
        sample.With?.Invoke(setting);
        if (isSet)
        {
            sample.And?.Invoke(setting);
            input.Set(owners[^1], sample.Value);
        }

        return root;
    }
}
