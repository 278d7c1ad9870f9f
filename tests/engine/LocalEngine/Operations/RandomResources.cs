using System.Numerics;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Operations;

/// <summary>Values of the random provider's resources. Without a bcrypt hash, which nothing here may use.</summary>
internal static class RandomResources
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Special = "!@#$%&*()-_=+[]{}<>:?";

    public static Made Make(string type, PropertyMap inputs, Chance chance) => type switch
    {
        "random:index/randomPassword:RandomPassword" => Characters(inputs, chance, id: "none"),
        "random:index/randomString:RandomString" => Characters(inputs, chance, id: null),
        "random:index/randomId:RandomId" => Id(inputs, chance),
        "random:index/randomBytes:RandomBytes" => Bytes(inputs, chance),
        "random:index/randomUuid:RandomUuid" => Result(inputs, new StringValue(Uuid(chance))),
        "random:index/randomInteger:RandomInteger" => Result(inputs, new NumberValue(Integer(inputs, chance))),
        "random:index/randomShuffle:RandomShuffle" => Shuffle(inputs, chance),
        _ => throw new OperationFailedException($"This engine makes no {type}."),
    };

    private static Made Characters(PropertyMap inputs, Chance chance, string? id)
    {
        (string Flag, string Minimum, string Set)[] kinds =
        [
            ("lower", "minLower", Lower),
            ("upper", "minUpper", Lower.ToUpperInvariant()),
            ("numeric", "minNumeric", Digits),
            ("special", "minSpecial", inputs.Text("overrideSpecial") is { Length: > 0 } own ? own : Special),
        ];
        var length = (int)(inputs.Number("length") ?? 0);
        var all = string.Concat(kinds.Where(kind => Wanted(inputs, kind.Flag)).Select(kind => kind.Set));
        var must = kinds.SelectMany(kind => Draw(chance, kind.Set, (int)(inputs.Number(kind.Minimum) ?? 0))).ToList();
        if (length < Math.Max(1, must.Count) || all.Length == 0)
            throw new OperationFailedException("length must be at least 1 and the sum of all minimums, and one kind of "
                + "characters wanted.");
        var result = new string(chance.Shuffled(must.Concat(Draw(chance, all, length - must.Count))));

        var outputs = inputs.With("result", new StringValue(result))
            .WithDefault("number", new BoolValue(Wanted(inputs, "numeric")));
        foreach (var (flag, minimum, _) in kinds)
            outputs = outputs.WithDefault(flag, new BoolValue(Wanted(inputs, flag))).WithDefault(minimum, new NumberValue(0));
        return new(id ?? result, outputs);
    }

    private static bool Wanted(PropertyMap inputs, string flag) =>
        inputs.Flag(flag) ?? (flag == "numeric" ? inputs.Flag("number") : null) ?? true;

    private static IEnumerable<char> Draw(Chance chance, string set, int count) =>
        Enumerable.Range(0, count).Select(_ => set[chance.Below(set.Length)]);

    private static Made Id(PropertyMap inputs, Chance chance)
    {
        var bytes = chance.Bytes((int)(inputs.Number("byteLength") ?? 8));
        var prefix = inputs.Text("prefix") ?? "";
        var standard = Convert.ToBase64String(bytes);
        var url = standard.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return new(url, inputs
            .With("b64Std", new StringValue(prefix + standard))
            .With("b64Url", new StringValue(prefix + url))
            .With("dec", new StringValue(prefix + number))
            .With("hex", new StringValue(prefix + Convert.ToHexStringLower(bytes))));
    }

    private static Made Bytes(PropertyMap inputs, Chance chance)
    {
        var bytes = chance.Bytes((int)(inputs.Number("length") ?? 1));
        return new("none", inputs
            .With("base64", new StringValue(Convert.ToBase64String(bytes)))
            .With("hex", new StringValue(Convert.ToHexStringLower(bytes))));
    }

    private static string Uuid(Chance chance)
    {
        var bytes = chance.Bytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static double Integer(PropertyMap inputs, Chance chance)
    {
        var (from, to) = ((int)(inputs.Number("min") ?? 0), (int)(inputs.Number("max") ?? 0));
        return from + chance.Below(to - from + 1);
    }

    private static Made Shuffle(PropertyMap inputs, Chance chance)
    {
        var shuffled = chance.Shuffled(inputs.Items("inputs"));
        var count = (int)(inputs.Number("resultCount") ?? shuffled.Length);
        return new("-", inputs.With("results", new ListValue([.. shuffled.Take(count)])));
    }

    private static Made Result(PropertyMap inputs, PropertyValue result) =>
        new(result is StringValue text ? text.Value : ((NumberValue)result)
            .Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            inputs.With("result", result));
}
