using System.Numerics;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Validation;

/// <summary>Numbers and booleans as parsed by Go's <c>strconv</c>.</summary>
internal static partial class GoNumber
{
    /// <summary>
    /// As <c>ParseInt</c> with base 0: decimal, octal after <c>0</c> and <c>0o</c>, hexadecimal after <c>0x</c>, binary after
    /// <c>0b</c>.
    /// </summary>
    public static long? Integer(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;

        var numberBase = match.Groups["base"].Value.ToUpperInvariant() switch
        {
            "0X" => 16,
            "0B" => 2,
            "0O" or "0" => 8,
            _ => 10,
        };
        var number = match.Groups["digits"].Value.Where(digit => digit != '_')
            .Aggregate(BigInteger.Zero, (sum, digit) => (sum * numberBase) + Convert.ToInt32(char.ToString(digit), 16));
        if (text.StartsWith('-'))
            number = -number;
        return number >= long.MinValue && number <= long.MaxValue ? (long)number : null;
    }

    /// <summary>As <c>ParseBool</c>.</summary>
    public static bool? Flag(string text) => text switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };

    [GeneratedRegex(@"\A[-+]?((?<base>0[xX])_?(?<digits>[0-9a-fA-F]+(_[0-9a-fA-F]+)*)|(?<base>0[bB])_?(?<digits>[01]+(_[01]+)*)"
        + @"|(?<base>0[oO]?)_?(?<digits>[0-7]+(_[0-7]+)*)|(?<digits>0|[1-9][0-9]*(_[0-9]+)*))\z")]
    private static partial Regex Form();
}
