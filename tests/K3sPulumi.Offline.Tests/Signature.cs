using System.Reflection;
using System.Runtime.CompilerServices;
using Pulumi;

namespace K3sPulumi.Offline.Tests;

/// <summary>Public members as text, in the form of the files in Signatures.</summary>
internal static class Signature
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return $"public delegate {Method(type.GetMethod("Invoke")!, type.Name)}";
        var kind = type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.GetMethod("<Clone>$") != null
            ? "record" : "class";
        var modifier = type switch
        {
            { IsInterface: true } or { IsValueType: true } => "",
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        var bases = new[] { type.BaseType }.Where(parent => parent != null && parent != typeof(object)
            && parent != typeof(ValueType))
            .Concat(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(parent => parent.IsVisible))
                .Select(parent => TypeText.Of(parent!));
        var list = string.Join(", ", bases);
        return $"{Attributes(type)}public {modifier}{kind} {TypeText.Of(type)}{(list.Length == 0 ? "" : $" : {list}")}";
    }

    public static IEnumerable<string> MembersOf(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return [];
        return type.GetMembers(Declared).Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute))).Select(Member)
            .OfType<string>();
    }

    private static string? Member(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) && !constructor.IsStatic =>
            $"{Access(constructor)}{TypeText.ShortName(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method when IsVisible(method)
            && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"{Access(method)}{Method(method, method.Name)}",
        FieldInfo { IsPublic: true } field =>
            $"public {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(field)} {field.Name}",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Property(property),
        _ => null,
    };

    private static string Property(PropertyInfo property)
    {
        var first = property.GetAccessors(nonPublic: true).First(IsVisible);
        var index = property.GetIndexParameters() is [var parameter]
            ? $"this[{TypeText.Of(parameter)} {parameter.Name}]" : property.Name;
        var accessors = $"{Accessor(property.GetMethod, "get")}{Accessor(property.SetMethod, "set")}";
        return $"{PropertyAttribute(property)}{Access(first)}{(first.IsStatic ? "static " : "")}{TypeText.Of(property)} {index} "
            + $"{{ {accessors}}}";
    }

    private static string Accessor(MethodInfo? accessor, string name) => accessor switch
    {
        null => "",
        { IsAssembly: true } => $"internal {name}; ",
        { IsPublic: true } => accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            ? "init; " : $"{name}; ",
        { IsFamilyAndAssembly: true } => $"private protected {name}; ",
        { IsFamily: true } => $"protected {name}; ",
        _ => $"private {name}; ",
    };

    private static string Method(MethodInfo method, string name)
    {
        var modifier = method.IsStatic ? "static " : method.IsVirtual && method.GetBaseDefinition() != method ? "override " : "";
        var generic = method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";
        var constraints = string.Concat(method.IsGenericMethodDefinition ? method.GetGenericArguments().Select(Constraint) : []);
        var signature = name switch
        {
            "op_Implicit" => $"implicit operator {TypeText.Of(method.ReturnParameter)}",
            "op_Explicit" => $"explicit operator {TypeText.Of(method.ReturnParameter)}",
            "op_Equality" => "bool operator ==",
            "op_Inequality" => "bool operator !=",
            _ => $"{TypeText.Of(method.ReturnParameter)} {name}{generic}",
        };
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{(method.DeclaringType!.IsInterface ? "" : modifier)}{signature}({extension}{Parameters(method)}){constraints}";
    }

    private static bool HasConstructor(Type type) =>
        type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint);

    private static string Constraint(Type type) => type.GetGenericParameterConstraints() is [var constraint]
        ? $" where {type.Name} : {TypeText.Of(constraint)}{(HasConstructor(type) ? ", new()" : "")}"
        : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + TypeText.Of(parameter) + " " + parameter.Name +
        (parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")));

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) == null
            ? "default" : "null",
        bool flag => flag ? "true" : "false",
        var value => $"{value}",
    };

    private static string Access(MethodBase method) =>
        method.DeclaringType!.IsInterface ? "" : method.IsPublic ? "public " : method.IsFamilyOrAssembly
            ? "protected internal " : "protected ";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Attributes(Type type) =>
        type.GetCustomAttribute<ResourceTypeAttribute>(inherit: false) is { } resource
            ? $"[{resource.GetType().Name[..^"Attribute".Length]}(\"{resource.Type}\")] "
        : type.IsDefined(typeof(OutputTypeAttribute), inherit: false) ? "[OutputType] "
        : type.IsDefined(typeof(EnumTypeAttribute), inherit: false) ? "[EnumType] "
        : "";

    private static string PropertyAttribute(PropertyInfo property)
    {
        if (property.GetCustomAttribute<OutputAttribute>() is { } output)
            return $"[Output(\"{output.Name}\")] ";
        if (property.GetCustomAttribute<InputAttribute>() is { } input)
            return $"{Input(input)} ";
        var field = property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", Declared);
        return field?.GetCustomAttribute<InputAttribute>() is { } hidden ? $"{Input(hidden)}/*on backing field*/ " : "";
    }

    private static string Input(InputAttribute input) =>
        $"[Input(\"{input.Name}\"{(input.IsRequired ? ", required: true" : "")}{(input.Json ? ", json: true" : "")})]";
}
