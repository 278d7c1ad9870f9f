using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Drift;

/// <summary>
/// Compares a datastore or a load balancer on a host with what its last update left there: the host knows it, because part of its
/// files depends on the host.
/// </summary>
internal static class ServiceDrift
{
    /// <param name="kind">As the service's own script names it.</param>
    /// <param name="elevation">How the script gets the rights of root.</param>
    public static RemoteScript Script(string kind, Elevation elevation)
    {
        var scripts = ScriptSets.Text("drift-service");
        var data = new ScriptInput().Set("KIND", kind);
        return new(elevation.Call("drift"), null, elevation.Input(data.With(ScriptLibrary.Header(scripts) + scripts)));
    }

    /// <param name="facts">What the host says.</param>
    /// <param name="isChanging">True: this update changes the service anyway.</param>
    public static IReadOnlyList<DriftFinding> Findings(NodeFacts facts, bool? isChanging)
    {
        if (isChanging == true)
            return [];
        if (facts.One("installed") == "no")
            return [Mended("It is not installed on this host.")];
        return
        [
            .. facts.All("stopped").Select(fact => fact.Split(' ', 2))
                .Select(fact => Mended($"The service {fact[0]} is not running ({fact[^1]}).")),
            .. facts.All("disabled").Select(unit =>
                Mended($"The service {unit} does not start with the host (it is not enabled).")),
            .. facts.All("missing").Select(path => Mended($"{path} is missing.")),
            .. facts.All("changed").Select(path => Mended($"{path} was changed.")),
            .. facts.All("mode").Select(fact => fact.Split(' ', 3)).Where(fact => fact.Length == 3)
                .Select(fact => Mended($"{fact[2]} has mode {fact[0]} instead of {fact[1]}.")),
        ];
    }

    private static DriftFinding Mended(string text) => new(text, DriftRemedy.Script);
}
