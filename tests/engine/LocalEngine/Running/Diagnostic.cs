namespace K3sPulumi.LocalEngine.Running;

public enum Severity
{
    Debug,
    Info,
    Warning,
    Error,
}

/// <summary>A message of the program or of an operation.</summary>
/// <param name="Severity">how bad</param>
/// <param name="Message">the text</param>
/// <param name="Urn">the resource that it is about; empty: the stack</param>
public sealed record Diagnostic(Severity Severity, string Message, string Urn);
