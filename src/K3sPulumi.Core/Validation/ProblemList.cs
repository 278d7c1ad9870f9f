namespace K3sPulumi.Core.Validation;

/// <summary>Collects every problem of a request, each with its path.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems;
    private readonly string _path;

    public ProblemList() : this([], "")
    {
    }

    private ProblemList(List<Problem> problems, string path) => (_problems, _path) = (problems, path);

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>All problems that <paramref name="check"/> finds.</summary>
    public static IReadOnlyList<Problem> Of(Action<ProblemList> check)
    {
        var problems = new ProblemList();
        check(problems);
        return problems.Problems;
    }

    public ProblemList At(string name) => new(_problems, _path.Length == 0 ? name : $"{_path}.{name}");

    public ProblemList At(string list, int index) => At($"{list}[{index}]");

    /// <summary>Adds a problem at this path; null means that nothing is wrong.</summary>
    public void Add(string? message)
    {
        if (message is not null && !_problems.Any(problem => problem.Path == _path && problem.Message == message))
            _problems.Add(new Problem(_path, message));
    }

    public void Add(string name, string? message) => At(name).Add(message);

    /// <summary>Adds problems whose paths are below this one.</summary>
    public void AddAll(IEnumerable<Problem>? problems)
    {
        foreach (var problem in problems ?? [])
            Add(problem.Path, problem.Message);
    }

    public void Check<T>(string name, Value<T> value, Func<T, string?> problem)
    {
        if (value.IsKnown)
            Add(name, problem(value.Content!));
    }

    public void CheckEach<T>(string name, Value<IReadOnlyList<T>> values, Func<T, string?> problem)
    {
        foreach (var (index, value) in values.Or([]).Index())
            At(name, index).Add(problem(value));
    }

    public void Require<T>(string name, Value<T> value, string message)
    {
        if (!value.IsGiven)
            Add(name, message);
    }
}
