namespace K3sPulumi.Wire;

/// <summary>A call that was answered with another status than Ok, or not answered at all.</summary>
internal sealed class GrpcException(GrpcStatus status, string detail, Exception? inner = null)
    : Exception($"Status(StatusCode=\"{status}\", Detail=\"{detail}\")", inner)
{
    public GrpcStatus Status { get; } = status;

    public string Detail { get; } = detail;
}
