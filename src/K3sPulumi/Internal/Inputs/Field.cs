namespace K3sPulumi.Internal.Inputs;

/// <summary>Where one gathered input is found again among the <see cref="Values"/>; negative where it was not given.</summary>
internal readonly record struct Field<T>(int Index, bool IsSecret);
