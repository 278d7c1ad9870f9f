using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Validation;

/// <summary>Escapes and character classes.</summary>
internal sealed partial class GoRegex
{
    private static readonly string[] ClassNames =
        ["alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
            "xdigit"];

    private string? Escape()
    {
        var after = _at + 1 < _pattern.Length ? _pattern[_at + 1] : '\0';
        switch (after)
        {
            case 'A' or 'b' or 'B' or 'z' or 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                return Operand(2);
            case 'Q':
                return Quoted();
            case 'p' or 'P':
                return UnicodeClass() ?? Operand(0);
            default:
                return Character(out _) ?? Operand(0);
        }
    }

    /// <summary>From <c>\Q</c> to <c>\E</c>, or to the end, everything is literal.</summary>
    private string? Quoted()
    {
        var end = _pattern.IndexOf(@"\E", _at + 2, StringComparison.Ordinal);
        var isEmpty = (end < 0 ? _pattern.Length : end) == _at + 2;
        _at = end < 0 ? _pattern.Length : end + 2;
        return isEmpty ? null : Operand(0);
    }

    private string? UnicodeClass()
    {
        var name = UnicodeName().Match(_pattern, _at);
        if (!name.Success)
            return $"{Quote.Value(_pattern[_at..])} is not a Unicode class; use one such as \\pL or \\p{{Greek}}.";
        _at += name.Length;
        return null;
    }

    /// <summary>One character, plain or escaped; it may start or end a range in a class.</summary>
    private string? Character(out int value)
    {
        value = 0;
        if (_pattern[_at] != '\\')
        {
            var length = CharacterLength();
            value = length == 2 ? char.ConvertToUtf32(_pattern, _at) : _pattern[_at];
            _at += length;
            return null;
        }

        if (_at + 1 == _pattern.Length)
            return "it ends with a single \"\\\"; write \"\\\\\" for the character.";
        if (Numeric().Match(_pattern, _at) is { Success: true } number && Value(number) is { } code)
            (value, _at) = (code, _at + number.Length);
        else if (Named(_pattern[_at + 1]) is { } named)
            (value, _at) = (named, _at + 2);
        else
            return EscapeProblem(_pattern[_at + 1]);
        return null;
    }

    private static string EscapeProblem(char after) => after is >= '1' and <= '9'
        ? $"\"\\{after}\" (a back-reference) does not exist in RE2; write the pattern without it."
        : $"\"\\{after}\" does not exist in RE2; write the character itself, or another class.";

    /// <summary>Control characters by letter; characters that are neither letters nor digits are literal.</summary>
    private static int? Named(char after) => after switch
    {
        'a' => 7,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        _ => char.IsAscii(after) && !char.IsAsciiLetterOrDigit(after) ? after : null,
    };

    private static int? Value(Match number)
    {
        if (number.Groups["octal"] is { Success: true } octal)
            return octal.Value.Aggregate(0, (sum, digit) => (sum * 8) + digit - '0');
        var hex = number.Groups["hex"].Value.TrimStart('0');
        return hex.Length == 0 ? 0
            : hex.Length <= 6
                && int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is <= 0x10FFFF and var value
                    ? value
            : null;
    }

    private string? Class()
    {
        var start = _at++;
        if (_at < _pattern.Length && _pattern[_at] == '^')
            _at++;
        for (var isFirst = true; _at < _pattern.Length; isFirst = false)
        {
            if (_pattern[_at] == ']' && !isFirst)
                return Operand(1);
            if ((PartOfClass() ?? Range()) is { Length: > 0 } problem)
                return problem;
        }

        return $"{Quote.Value(_pattern[start..])} is not closed; add the \"]\", or write \"\\[\" for the character.";
    }

    /// <summary>A class within brackets: empty if it is valid, null if there is none.</summary>
    private string? PartOfClass()
    {
        if (PosixClass().Match(_pattern, _at) is { Success: true } posix)
        {
            _at += posix.Length;
            return ClassNames.Contains(posix.Groups["name"].Value) ? ""
                : $"\"{posix.Value}\" is not a character class; use one such as [:alpha:].";
        }

        if (_pattern[_at] != '\\' || _at + 1 == _pattern.Length)
            return null;
        if (_pattern[_at + 1] is 'p' or 'P')
            return UnicodeClass() ?? "";
        if (_pattern[_at + 1] is not ('d' or 'D' or 's' or 'S' or 'w' or 'W'))
            return null;
        _at += 2;
        return "";
    }

    private string? Range()
    {
        var start = _at;
        if (Character(out var first) is { } problem)
            return problem;
        if (_at + 1 >= _pattern.Length || _pattern[_at] != '-' || _pattern[_at + 1] == ']')
            return null;
        _at++;
        return Character(out var last)
            ?? (last < first ? $"\"{_pattern[start.._at]}\" ends before it starts; swap the two." : null);
    }

    [GeneratedRegex(@"\G\\[pP](\{\^?[A-Za-z_ -][A-Za-z0-9_ -]*\}|[CLMNPSZclmnpsz])", RegexOptions.CultureInvariant)]
    private static partial Regex UnicodeName();

    [GeneratedRegex(@"\G\\((?<octal>0[0-7]{0,2}|[1-7][0-7]{1,2})|x(?<hex>[0-9A-Fa-f]{2})|x\{(?<hex>[0-9A-Fa-f]+)\})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"\G\[:\^?(?<name>.*?):\]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PosixClass();
}
