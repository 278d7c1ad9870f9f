using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Validation;

/// <summary>
/// The syntax of Go's regular expressions (RE2), which differs from .NET's. Where it depends on Go's version or on Unicode
/// tables, this is looser than Go.
/// </summary>
internal sealed partial class GoRegex
{
    private const int MostRepetitions = 1000;

    private readonly string _pattern;
    private readonly Stack<Level> _levels = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private Level _level = new();
    private int _at;
    private bool _hasRepeated;

    private GoRegex(string pattern)
    {
        _pattern = pattern;
        Problem = Read();
    }

    /// <summary>Why Go rejects it; null if it accepts it.</summary>
    public string? Problem { get; }

    /// <summary>The number of capturing groups.</summary>
    public int Groups { get; private set; }

    /// <summary>Names of the named groups.</summary>
    public IReadOnlySet<string> Names => _names;

    public static GoRegex Parse(string pattern) => new(pattern);

    private string? Read()
    {
        while (_at < _pattern.Length)
        {
            var afterRepetition = _hasRepeated;
            _hasRepeated = false;
            if (Step(afterRepetition) is { } problem)
                return problem;
        }

        return _levels.Count == 0 ? null : "a \"(\" is not closed; add the \")\".";
    }

    private string? Step(bool afterRepetition) => _pattern[_at] switch
    {
        '(' => Open(),
        ')' => Close(),
        '|' => Alternative(),
        '[' => Class(),
        '*' or '+' or '?' => Repeat(afterRepetition, 1, null, 1),
        '{' => Count().Match(_pattern, _at) is { Success: true } count ? Counted(afterRepetition, count) : Operand(1),
        '\\' => Escape(),
        _ => Operand(CharacterLength()),
    };

    private string? Operand(int length, int weight = 1)
    {
        _level.Add(weight);
        _at += length;
        return null;
    }

    private string? Alternative()
    {
        _level.Alternative();
        _at++;
        return null;
    }

    private string? Close()
    {
        if (_levels.Count == 0)
            return "a \")\" closes nothing; write \"\\)\" for the character, or add the \"(\".";
        var inner = _level;
        _level = _levels.Pop();
        return Operand(1, inner.Heaviest);
    }

    private string? Enter(int length)
    {
        _levels.Push(_level);
        _level = new();
        _at += length;
        return null;
    }

    private string? Open()
    {
        if (_at + 1 < _pattern.Length && _pattern[_at + 1] == '?')
            return Special();
        Groups++;
        return Enter(1);
    }

    /// <summary>Groups that start with <c>(?</c>.</summary>
    private string? Special()
    {
        if (Unsupported().Match(_pattern, _at) is { Success: true } other)
            return $"\"{other.Value}\" ({KindOf(other.Value)}) does not exist in RE2; write the pattern without it.";
        if (NamedGroup().Match(_pattern, _at) is { Success: true } named)
        {
            Groups++;
            _names.Add(named.Groups["name"].Value);
            return Enter(named.Length);
        }

        var flags = Flags().Match(_pattern, _at);
        if (!flags.Success)
            return $"{Quote.Value(_pattern[_at..])} does not start a valid group; use (?:...), (?P<name>...) "
                + "or flags of i, m, s and U.";
        if (flags.Value.EndsWith(':'))
            return Enter(flags.Length);
        _at += flags.Length;
        return null;
    }

    private static string KindOf(string opening) => opening switch
    {
        "(?=" or "(?!" => "look-ahead",
        "(?<=" or "(?<!" => "look-behind",
        "(?>" => "an atomic group",
        "(?#" => "a comment",
        "(?P=" => "a back-reference",
        _ => "a condition",
    };

    private string? Counted(bool afterRepetition, Match count)
    {
        var least = Number(count.Groups["least"]);
        int? most = !count.Groups["comma"].Success ? least : count.Groups["most"].Success ? Number(count.Groups["most"]) : null;
        return least > MostRepetitions || most > MostRepetitions
            ? $"\"{count.Value}\" repeats more than {MostRepetitions} times; use fewer."
            : least > most ? $"\"{count.Value}\" ends below its start; swap the numbers."
            : Repeat(afterRepetition, count.Length, most, most ?? least);
    }

    /// <param name="afterRepetition">Whether there is one already.</param>
    /// <param name="length">Of this one.</param>
    /// <param name="most">0 where it takes everything away.</param>
    /// <param name="factor">How often that multiplies what it repeats.</param>
    private string? Repeat(bool afterRepetition, int length, int? most, int factor)
    {
        var text = _pattern.Substring(_at, length);
        _at += length;
        if (_at < _pattern.Length && _pattern[_at] == '?')
            _at++;
        if (afterRepetition)
            return $"\"{text}\" follows another repetition; wrap the repeated part in (?:...), or remove one of the repetitions.";
        if (!_level.HasOperand)
            return $"\"{text}\" has nothing before it to repeat; write \"\\{text}\" for the character.";
        _level.Repeat(isGone: most == 0, factor);
        _hasRepeated = true;
        return factor >= 2 && _level.Last > MostRepetitions
            ? $"\"{text}\" with the repetitions inside it repeats more than {MostRepetitions} times; use fewer."
            : null;
    }

    private int CharacterLength() => _at + 1 < _pattern.Length && char.IsSurrogatePair(_pattern, _at) ? 2 : 1;

    private static int Number(Group text) => text.Length > 8 ? int.MaxValue : int.Parse(text.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\G\{(?<least>0|[1-9][0-9]*)(?<comma>,(?<most>0|[1-9][0-9]*)?)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(@"\G\(\?(=|!|<=|<!|>|#|P=|\()", RegexOptions.CultureInvariant)]
    private static partial Regex Unsupported();

    [GeneratedRegex(@"\G\(\?P?<(?<name>[A-Za-z0-9_]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex NamedGroup();

    [GeneratedRegex(@"\G\(\?[imsU]*(-[imsU]+)?[:)]", RegexOptions.CultureInvariant)]
    private static partial Regex Flags();

    /// <summary>What stands between two parentheses, as far as repetitions need to know.</summary>
    private sealed class Level
    {
        private int _others = 1;

        public bool HasOperand { get; private set; }

        /// <summary>How often the repetitions within the last operand multiply.</summary>
        public int Last { get; private set; } = 1;

        public int Heaviest => Math.Max(_others, Last);

        public void Add(int weight) => (_others, Last, HasOperand) = (Heaviest, weight, true);

        public void Alternative() => (_others, Last, HasOperand) = (Heaviest, 1, false);

        public void Repeat(bool isGone, int factor) => Last = isGone ? 1 : Last * Math.Max(1, factor);
    }
}
