using System.Text;

namespace K3sPulumi.Core.Scripts;

/// <summary>The readable header of a command: comments for the preview, without effect on the host.</summary>
internal sealed class VisibleText
{
    private readonly StringBuilder _text = new();

    /// <summary>One comment per line of the text; characters that could end a comment are removed.</summary>
    public VisibleText Line(string text, string indent = "")
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
            _text.Append("# ").Append(indent).Append(string.Concat(line.Where(character => !char.IsControl(character))))
                .Append('\n');
        return this;
    }

    public VisibleText LineIf(bool condition, string text) => condition ? Line(text) : this;

    public string Then(string call) => $"{_text}{call}";
}
