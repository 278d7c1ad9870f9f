using System.Reflection;
using Xunit.Sdk;

namespace K3sPulumi.LabTests.Harness;

/// <summary>
/// Marks a class of lab tests: what a test made goes when it ends. Hosts with systemd that pile up use up the machine's
/// inotify instances, and from then on none boots.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LabTestsAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest) => Lab.Running?.Clear();
}
