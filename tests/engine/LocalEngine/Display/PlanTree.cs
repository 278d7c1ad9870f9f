using System.Text;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Display;

/// <summary>The steps of a run as a table whose first column is a tree, as the Pulumi CLI prints it.</summary>
internal sealed class PlanTree
{
    private readonly List<(string Sign, string Tree, ResourceStep Step)> _rows = [];
    private readonly Dictionary<string, ResourceStep> _steps;
    private readonly ILookup<string, ResourceStep> _children;

    private PlanTree(IReadOnlyList<ResourceStep> steps)
    {
        _steps = steps.GroupBy(step => step.Urn).ToDictionary(group => group.Key, group => group.Last());
        _children = _steps.Values.ToLookup(step => _steps.ContainsKey(step.Parent) ? step.Parent : "");
    }

    /// <param name="result">the run</param>
    /// <param name="diff">with the values that change, below each resource</param>
    public static string Of(RunResult result, bool diff)
    {
        var tree = new PlanTree(result.Steps);
        tree.Add("", "", top: true);
        return tree.Render(diff);
    }

    private void Add(string parent, string lead, bool top)
    {
        var children = _children[parent].Where(Visible)
            .OrderBy(step => step.Name, StringComparer.Ordinal).ThenBy(step => step.Type, StringComparer.Ordinal).ToList();
        foreach (var step in children)
        {
            var last = ReferenceEquals(step, children[^1]);
            var branch = last ? "└─ " : "├─ ";
            _rows.Add((SignOf(step.Op), top ? ShortType(step.Type) : $"{lead}{branch}{ShortType(step.Type)}", step));
            Add(step.Urn, top ? "" : lead + (last ? "   " : "│  "), top: false);
        }
    }

    /// <summary>Unchanged ones are shown only above changed ones.</summary>
    private bool Visible(ResourceStep step) => step.Op is not (StepOp.Same or StepOp.Read) || step.Error is not null
        || _children[step.Urn].Any(Visible) || step.Type == Resources.Urn.StackType;

    private string Render(bool diff)
    {
        var type = Math.Max(4, _rows.Select(row => row.Tree.Length).DefaultIfEmpty(0).Max());
        var name = Math.Max(4, _rows.Select(row => row.Step.Name.Length).DefaultIfEmpty(0).Max());
        var text = new StringBuilder($"     {"Type".PadRight(type)}  {"Name".PadRight(name)}  Plan\n");
        foreach (var (sign, tree, step) in _rows)
        {
            var plan = step.Op is StepOp.Same ? "" : step.Op.ToString().ToLowerInvariant();
            var line = $" {sign,-2}  {tree.PadRight(type)}  {step.Name.PadRight(name)}  {plan,-7}  {Info(step)}";
            text.Append(line.TrimEnd()).Append('\n');
            if (diff)
                DiffText.Write(text, step);
        }
        return text.ToString();
    }

    private static string Info(ResourceStep step)
    {
        if (step.Error is not null)
            return "**failed**";
        List<string> info = [];
        if (step.Changes.Count > 0)
            info.Add($"[diff: {ChangedInputs(step.Changes)}]");
        info.AddRange(step.Reasons);
        if (step.Changes.Count > 0 && step.Changes.All(change => change.NotApplied))
            info.Add("taken in, but not applied");
        return string.Join("; ", info);
    }

    public static string SignOf(StepOp op) => op switch
    {
        StepOp.Create => "+",
        StepOp.Update => "~",
        StepOp.Replace => "+-",
        StepOp.Delete => "-",
        StepOp.Read => ">",
        _ => "",
    };

    /// <summary>
    /// The added, removed and changed inputs, with a sign before each kind: <c>+stdin-delete~create,update</c>.
    /// </summary>
    private static string ChangedInputs(IReadOnlyList<PropertyChange> changes) => string.Concat(changes
        .Select(change => (Name: change.Path.Parts[0], Kind: change.Path.Parts.Count == 1 ? change.Kind : ChangeKind.Update))
        .Distinct()
        .GroupBy(change => change.Kind)
        .OrderBy(group => "+-~".IndexOf(SignOf(group.Key), StringComparison.Ordinal))
        .Select(group =>
            SignOf(group.Key) + string.Join(',', group.Select(change => change.Name).Order(StringComparer.Ordinal))));

    private static char SignOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Add => '+',
        ChangeKind.Delete => '-',
        _ => '~',
    };

    /// <summary><c>random:index/randomPassword:RandomPassword</c> says its name twice.</summary>
    private static string ShortType(string type)
    {
        var parts = type.Split(':');
        return parts.Length == 3 ? $"{parts[0]}:{parts[1].Split('/')[0]}:{parts[2]}" : type;
    }
}
