namespace K3sPulumi.LocalEngine.Display;

/// <summary>The difference between two texts, line by line: ' ' in both, '-' only before, '+' only after.</summary>
internal static class TextDiff
{
    // Above this size the table of all pairs costs too much.
    private const int MostLines = 2000;

    // The number of unchanged lines before and after a change; the rest is "...".
    private const int Context = 2;

    /// <summary>The changes with the lines around them; empty lines are omitted.</summary>
    public static IReadOnlyList<(char Sign, string Line)> WithContext(string old, string next)
    {
        var lines = Between(old, next).Where(line => !string.IsNullOrWhiteSpace(line.Line)).ToList();
        var shown = new List<(char, string)>();
        for (var (start, end) = (0, 0); start < lines.Count; start = end)
        {
            while (end < lines.Count && lines[end].Sign == lines[start].Sign)
                end++;
            var (before, after) = (start == 0 ? 0 : Context, end == lines.Count ? 0 : Context);
            var run = lines.GetRange(start, end - start);
            if (run[0].Sign == ' ' && run.Count > before + after + 1)
                run = [.. run.Take(before), (' ', "..."), .. run.TakeLast(after)];
            shown.AddRange(run);
        }
        return shown;
    }

    public static IReadOnlyList<(char Sign, string Line)> Between(string old, string next)
    {
        var (a, b) = (Lines(old), Lines(next));
        if (a.Length > MostLines || b.Length > MostLines)
            return [.. a.Select(line => ('-', line)), .. b.Select(line => ('+', line))];
        var common = Common(a, b);
        var diff = new List<(char, string)>();
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
            if (i < a.Length && j < b.Length && a[i] == b[j])
                diff.Add((' ', a[Both(ref i, ref j)]));
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
                diff.Add(('-', a[i++]));
            else
                diff.Add(('+', b[j++]));
        return diff;
    }

    private static int Both(ref int i, ref int j)
    {
        j++;
        return i++;
    }

    /// <summary>The number of lines that the rests of both texts have in common, for each pair of positions.</summary>
    private static int[,] Common(string[] a, string[] b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');
}
