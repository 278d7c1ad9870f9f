using System.Text;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>Passes on each line of a stream when it is complete.</summary>
internal sealed class LineReader(Action<string>? show)
{
    private readonly StringBuilder _begun = new();

    public void Add(ReadOnlySpan<char> text)
    {
        if (show is null)
            return;
        for (int end; (end = text.IndexOf('\n')) >= 0; text = text[(end + 1)..])
        {
            _begun.Append(text[..end]);
            Show();
        }
        _begun.Append(text);
    }

    /// <summary>The last line, if it does not end with a newline.</summary>
    public void End()
    {
        if (_begun.Length > 0)
            Show();
    }

    private void Show()
    {
        var line = _begun.ToString().TrimEnd('\r');
        _begun.Clear();
        show!(line);
    }
}
