using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>The name by which the engine knows a resource.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string _value;

    public Urn(string value) => _value = string.IsNullOrEmpty(value)
        ? throw new ArgumentException("URN cannot be null or empty.", nameof(value)) : value;

    public static implicit operator string(Urn value) => value._value;

    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    public static bool operator !=(Urn left, Urn right) => !(left == right);

    public override string ToString() => _value;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Urn other && Equals(other);

    public bool Equals(Urn other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);
}
