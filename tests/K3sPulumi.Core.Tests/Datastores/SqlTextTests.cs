using K3sPulumi.Core.Datastores.Sql;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class SqlTextTests
{
    [Fact]
    public void LiteralsStayOnOneLineAndEndWhereTheyShould()
    {
        Assert.Equal(@"E'it\'s \\ ""x"" \n\r\t'", SqlText.PostgresLiteral("it's \\ \"x\" \n\r\t"));
        Assert.Equal(@"'it\'s \\ ""x"" \n'", SqlText.MySqlLiteral("it's \\ \"x\" \n"));
        Assert.Equal(@"""it's \\ \""x\"" # \n""", SqlText.OptionFileValue("it's \\ \"x\" # \n"));
    }

    [Fact]
    public void HostilePasswordsNeverLeaveTheirLiteral() => Assert.All(HostileText.Passwords, password =>
    {
        foreach (var literal in (string[])[SqlText.PostgresLiteral(password)[1..], SqlText.MySqlLiteral(password),
            SqlText.OptionFileValue(password)])
        {
            Assert.DoesNotContain('\n', literal);
            Assert.Equal(password, Read(literal));
        }
    });

    /// <summary>As a database reads it: up to the first quote without a backslash, which must be the last character.</summary>
    private static string Read(string literal)
    {
        var text = new System.Text.StringBuilder();
        var index = 1;
        for (; literal[index] != literal[0]; index++)
        {
            if (literal[index] == '\\')
                text.Append(literal[++index] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', var other => other });
            else
                text.Append(literal[index]);
        }

        Assert.Equal(literal.Length - 1, index);
        return text.ToString();
    }
}
