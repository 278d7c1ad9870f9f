using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Rules;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Planning;

/// <summary>Decides what happens to a registered resource.</summary>
/// <param name="isReplaced">whether the resource of that URN is replaced in this run</param>
internal sealed class Planner(Func<string, bool> isReplaced)
{
    /// <summary>A resource that was already deleted, because one that it depends on is replaced.</summary>
    public static Plan Recreate(Resource next, Resource old, string reason) => new(StepOp.Replace, next, old)
    {
        Changes = ProviderRules.Compare(old, next.Inputs).Changes,
        Reasons = [reason],
        DeleteBeforeReplace = true,
        OldIsGone = true,
    };

    public Plan Decide(Resource next, Resource? old)
    {
        if (old is null || old.External)
            return new(StepOp.Create, next, null);
        var asked = next;
        if (next.Options.IgnoreChanges.Count > 0)
            next = next with { Inputs = IgnoreChanges.Apply(old.Inputs, next.Inputs, next.Options.IgnoreChanges) };
        var verdict = ProviderRules.Compare(old, next.Inputs);
        if (!next.Custom)
            return new(verdict.Changes.Count == 0 ? StepOp.Same : StepOp.Update, next, old) { Changes = verdict.Changes };

        var changes = ReplaceOn(verdict.Changes, next.Options.ReplaceOnChanges);
        var reasons = ReasonsToReplace(next, old);
        if (reasons.Count > 0 || changes.Any(change => change.Replaces))
            // The new one gets the changes that were ignored until now.
            return new(StepOp.Replace, asked, old)
            {
                Changes = changes,
                Reasons = reasons,
                DeleteBeforeReplace = next.Options.DeleteBeforeReplace ?? verdict.DeleteBeforeReplace,
            };
        return new(changes.Count == 0 && !old.HasInitErrors ? StepOp.Same : StepOp.Update, next, old) { Changes = changes };
    }

    /// <summary>Turns the changes that an option names into replacements.</summary>
    public static IReadOnlyList<PropertyChange> ReplaceOn(IReadOnlyList<PropertyChange> changes, IReadOnlyList<string> options)
    {
        if (changes.Count == 0 || options.Count == 0)
            return changes;
        var paths = options.Select(PropertyPath.Parse).ToList();
        return [.. changes.Select(change => change.Replaces || !paths.Any(path => path.Touches(change.Path))
            ? change
            : change with { Replaces = true })];
    }

    private List<string> ReasonsToReplace(Resource next, Resource old)
    {
        var reasons = new List<string>();
        // Without the option it is an update, which does nothing if the provider sees no difference.
        if (old.HasInitErrors && next.Options.ReplaceOnChanges.Any(path => path is "#initerror" or "*"))
            reasons.Add("it was not made whole");
        if (ProviderChanged(next, old))
            reasons.Add($"provider {Urn.NameOf(Urn.OfProvider(next.Options.Provider))} is replaced");
        if (next.Options.DeletedWith is { Length: > 0 } owner && isReplaced(owner))
            reasons.Add($"deleted with {Urn.NameOf(owner)}, which is replaced");
        reasons.AddRange(next.Options.ReplaceWith.Where(isReplaced).Select(urn => $"replaced with {Urn.NameOf(urn)}"));
        if (next.Options.ReplacementTrigger is { } trigger && old.Options.ReplacementTrigger is { } before
            && (trigger.HasUnknown || !trigger.RevealAll().Equals(before.RevealAll())))
            reasons.Add("the replacement trigger changed");
        return reasons;
    }

    private bool ProviderChanged(Resource next, Resource old)
    {
        if (next.Options.Provider.Length == 0 || old.Options.Provider.Length == 0)
            return false;
        var urn = Urn.OfProvider(next.Options.Provider);
        return isReplaced(urn)
            || urn == Urn.OfProvider(old.Options.Provider) && next.Options.Provider != old.Options.Provider;
    }
}
