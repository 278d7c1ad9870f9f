using System.Reflection;
using Xunit.Sdk;

namespace K3sPulumi.LabTests.Harness;

/// <summary>
/// Marks a class of lab tests: what a test created is removed when it ends. Too many hosts with systemd use up the machine's
/// inotify instances, and then no host boots.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LabTestsAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest) => Lab.Running?.Clear();
}
