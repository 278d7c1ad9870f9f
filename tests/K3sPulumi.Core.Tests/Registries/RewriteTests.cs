using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Registries;

/// <summary>Patterns and replacements of rewrites, in Go's syntax; the expected values come from Go itself.</summary>
public sealed class RewriteTests
{
    [Theory]
    [InlineData("^library/(.*)")]
    [InlineData(@"\Qa.b\E")]
    [InlineData(@"\Q+|*?{[\E")]
    [InlineData(@"\Qopen end")]
    [InlineData("(?U)a+")]
    [InlineData("(?i-s:a)(?m)^b$")]
    [InlineData("(?P<name>a)(?P<other_1>b)")]
    [InlineData("(?<name>a)")]
    [InlineData("(?:ab)*?")]
    [InlineData(@"\Aa\bb\B\z")]
    [InlineData(@"\pN\p{Greek}\PL\p{^Lu}")]
    [InlineData(@"[\pL\d-z]")]
    [InlineData("[[:alpha:]][[:^digit:]_]")]
    [InlineData("[]a][^]a]")]
    [InlineData("[a-b-c]")]
    [InlineData(@"[\x41-\x{5a}]\012\x7f\_\-")]
    [InlineData("x{1000}")]
    [InlineData("x{2,}?")]
    [InlineData("x{,2}")]
    [InlineData("x{1001")]
    [InlineData("{}")]
    [InlineData("(?:[a-z]{4}){0,250}")]
    [InlineData("((((((((((x{1}){2}){2}){2}){2}){2}){2}){2}){2}){2})")]
    [InlineData("|x||")]
    [InlineData("()*")]
    [InlineData("^*")]
    [InlineData("[α-ε☺]😀+")]
    public void GoTakes(string pattern) => Assert.Empty(Problems(pattern, "x"));

    [Theory]
    [InlineData("^(?!foo/).*", "\"(?!\" (look-ahead) does not exist in RE2; write the pattern without it.")]
    [InlineData("a(?=b)", "\"(?=\" (look-ahead) does not exist in RE2; write the pattern without it.")]
    [InlineData("(?<!a)b", "\"(?<!\" (look-behind) does not exist in RE2; write the pattern without it.")]
    [InlineData("(?<=a)b", "\"(?<=\" (look-behind) does not exist in RE2; write the pattern without it.")]
    [InlineData("(?>a+)b", "\"(?>\" (an atomic group) does not exist in RE2; write the pattern without it.")]
    [InlineData(@"(a)\1", "\"\\1\" (a back-reference) does not exist in RE2; write the pattern without it.")]
    [InlineData("(?P<n>a)(?P=n)", "\"(?P=\" (a back-reference) does not exist in RE2; write the pattern without it.")]
    [InlineData("a++", "\"+\" follows another repetition; wrap the repeated part in (?:...), or remove one of the repetitions.")]
    [InlineData("a**", "\"*\" follows another repetition; wrap the repeated part in (?:...), or remove one of the repetitions.")]
    [InlineData("a{2}{3}",
        "\"{3}\" follows another repetition; wrap the repeated part in (?:...), or remove one of the repetitions.")]
    [InlineData("*a", "\"*\" has nothing before it to repeat; write \"\\*\" for the character.")]
    [InlineData("(|+)", "\"+\" has nothing before it to repeat; write \"\\+\" for the character.")]
    [InlineData("x{1001}", "\"{1001}\" repeats more than 1000 times; use fewer.")]
    [InlineData("x{2,99999999999}", "\"{2,99999999999}\" repeats more than 1000 times; use fewer.")]
    [InlineData("x{2,1}", "\"{2,1}\" ends below its start; swap the numbers.")]
    [InlineData("(?:[a-z]{4}){0,251}", "\"{0,251}\" with the repetitions inside it repeats more than 1000 times; use fewer.")]
    [InlineData("(a", "a \"(\" is not closed; add the \")\".")]
    [InlineData("a)", "a \")\" closes nothing; write \"\\)\" for the character, or add the \"(\".")]
    [InlineData("[a-z", "\"[a-z\" is not closed; add the \"]\", or write \"\\[\" for the character.")]
    [InlineData("[a-Z]", "\"a-Z\" ends before it starts; swap the two.")]
    [InlineData("[[:foo:]]", "\"[:foo:]\" is not a character class; use one such as [:alpha:].")]
    [InlineData(@"[\b]", "\"\\b\" does not exist in RE2; write the character itself, or another class.")]
    [InlineData(@"a\C", "\"\\C\" does not exist in RE2; write the character itself, or another class.")]
    [InlineData(@"a\Z", "\"\\Z\" does not exist in RE2; write the character itself, or another class.")]
    [InlineData(@"\x{110000}", "\"\\x\" does not exist in RE2; write the character itself, or another class.")]
    [InlineData(@"\pX", "\"\\pX\" is not a Unicode class; use one such as \\pL or \\p{Greek}.")]
    [InlineData("a\\", "it ends with a single \"\\\"; write \"\\\\\" for the character.")]
    [InlineData("(?x)a", "\"(?x)a\" does not start a valid group; use (?:...), (?P<name>...) or flags of i, m, s and U.")]
    [InlineData("(?P<x y>a)",
        "\"(?P<x y>a)\" does not start a valid group; use (?:...), (?P<name>...) or flags of i, m, s and U.")]
    public void GoDoesNotTake(string pattern, string why) => Assert.Equal(
        [new("r.mirrors[0].rewrites",
            $"{Quote.Value(pattern)} is not a valid pattern for K3s, which reads regular expressions as Go does (RE2): {why}")],
        Problems(pattern, "x"));

    [Theory]
    [InlineData("^library/(.*)", "mirrored/$1")]
    [InlineData("^(.*)$", "$0-x/${1}_copy")]
    [InlineData("(?P<name>.*)", "a/$name/${name}x$$1")]
    public void ReplacementsThatGoExpands(string pattern, string replacement) => Assert.Empty(Problems(pattern, replacement));

    [Theory]
    [InlineData("^library/(.*)", @"mirrored/\1", "\"\\1\" is literal there; use \"$1\".")]
    [InlineData("^library/(.*)", "mirrored/$1_copy", "\"$1_copy\" is read as a group named \"1_copy\"; write \"${1}_copy\".")]
    [InlineData("^library/.*", "mirrored/$1",
        "\"$1\" is replaced by nothing, because the pattern has no such group; wrap the part it should contain in (...).")]
    public void ReplacementsThatLoseTheirGroup(string pattern, string replacement, string why) => Assert.Equal(
        [new("r.mirrors[0].rewrites", $"{Quote.Value(pattern)} has a replacement that K3s cannot use as written: {why}")],
        Problems(pattern, replacement));

    private static IReadOnlyList<Problem> Problems(string pattern, string replacement) =>
        ProblemList.Of(problems => RegistryChecks.Check(problems.At("r"), new()
        {
            Mirrors = [new("docker.io") { Endpoints = Value.List("https://mirror.example.com"),
            Rewrites = new Dictionary<string, string> { [pattern] = replacement } }],
        }));
}
