using System.Text;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>Quotes text for the parsers of the databases, on one line each.</summary>
internal static class SqlText
{
    /// <summary>A PostgreSQL literal that is valid under every setting.</summary>
    public static string PostgresLiteral(string text) => "E" + Quoted(text, '\'');

    /// <summary>A MySQL literal under the default sql_mode.</summary>
    public static string MySqlLiteral(string text) => Quoted(text, '\'');

    /// <summary>A value in a MySQL option file.</summary>
    public static string OptionFileValue(string text) => Quoted(text, '"');

    private static string Quoted(string text, char quote)
    {
        var quoted = new StringBuilder().Append(quote);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\b' => quoted.Append("\\b"),
                '\\' or '\'' or '"' when letter == '\\' || letter == quote => quoted.Append('\\').Append(letter),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append(quote).ToString();
    }
}
