using System.Reflection;
using System.Text;
using K3sPulumi.Core.Tests;

namespace K3sPulumi.Tests.Packages;

/// <summary>What programs may use of the packages: a change of it shows in <c>Goldens/public-api-*.txt</c>.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData(typeof(K3sCluster))]
    [InlineData(typeof(Kubernetes.Rancher))]
    public void ThePublicApiIsTheApprovedOne(Type type)
    {
        var text = new StringBuilder();
        foreach (var exported in type.Assembly.GetExportedTypes().OrderBy(exported => exported.FullName, StringComparer.Ordinal))
        {
            text.Append($"{exported} : {exported.BaseType}\n");
            foreach (var member in exported.GetMembers(Declared).Where(IsWritten).Select(Line).Order(StringComparer.Ordinal))
                text.Append($"  {member}\n");
        }

        Golden.Matches($"public-api-{type.Assembly.GetName().Name}.txt", text.ToString());
    }

    [Fact]
    public void TheCoreHasNoPublicApi() => Assert.Empty(typeof(Core.Cluster.ClusterSpec).Assembly.GetExportedTypes());

    private static bool IsWritten(MemberInfo member) => member is not MethodBase { IsSpecialName: true, IsConstructor: false };

    private static string Line(MemberInfo member) => member is PropertyInfo property
        ? $"{property} {{ {Accessor("get; ", property.GetMethod)}{Accessor("set; ", property.SetMethod)}}}"
        : member.ToString()!;

    private static string Accessor(string text, MethodInfo? method) => method?.IsPublic == true ? text : "";
}
