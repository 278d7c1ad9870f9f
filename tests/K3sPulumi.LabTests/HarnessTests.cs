using System.Reflection;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

public sealed class HarnessTests
{
    [Fact]
    public void EveryClassOfLabTestsLeavesNothingBehind()
    {
        var classes = typeof(Lab).Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.GetCustomAttribute<LabFactAttribute>() is not null)).ToArray();

        Assert.NotEmpty(classes);
        Assert.All(classes, type => Assert.NotNull(type.GetCustomAttribute<LabTestsAttribute>()));
    }
}
