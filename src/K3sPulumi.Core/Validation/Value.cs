namespace K3sPulumi.Core.Validation;

/// <summary>
/// A value of a request as far as it is known now: absent, given but not known yet (an output of a resource that does not exist),
/// or known. Checks skip unknown values; they run again when the values are known.
/// </summary>
internal readonly record struct Value<T>
{
    private readonly T? _content;

    private Value(bool isGiven, bool isKnown, T? content) => (IsGiven, IsKnown, _content) = (isGiven, isKnown, content);

    public static Value<T> Absent => default;

    public static Value<T> Unknown => new(isGiven: true, isKnown: false, default);

    public bool IsGiven { get; }

    public bool IsKnown { get; }

    public bool IsUnknown => IsGiven && !IsKnown;

    /// <summary>The known content, or the default of the type.</summary>
    public T? Content => _content;

    public static Value<T> Of(T content) => new(isGiven: true, isKnown: true, content);

    /// <summary>A known value; null becomes absent.</summary>
    public static implicit operator Value<T>(T? content) => content is null ? Absent : Of(content);

    public T Or(T fallback) => IsKnown ? _content! : fallback;

    /// <summary>This value if it is set, otherwise another one.</summary>
    public Value<T> Else(Value<T> other) => IsGiven ? this : other;

    public Value<TResult> Select<TResult>(Func<T, TResult> map) =>
        IsKnown ? Value<TResult>.Of(map(_content!)) : IsGiven ? Value<TResult>.Unknown : Value<TResult>.Absent;

    public override string ToString() => IsKnown ? $"{_content}" : IsGiven ? "[unknown]" : "";
}

/// <summary>Known values of types that C# does not convert implicitly.</summary>
internal static class Value
{
    public static Value<IReadOnlyList<T>> List<T>(params IReadOnlyList<T> items) => Value<IReadOnlyList<T>>.Of(items);

    public static Value<Secret> Secret(string text) => new Secret(text);
}
