using System.Xml;

namespace CityTwin.Cap;

/// <summary>What the checks found so far, and the checks that many elements share.</summary>
internal sealed class CapFindings
{
    /// <summary>A message may be wrong in every point of a polygon: nobody reads more.</summary>
    private const int MaxProblems = 50;

    private readonly List<CapProblem> _problems = [];

    public IReadOnlyList<CapProblem> Problems => _problems;

    public void Add(string where, string reason)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new CapProblem(where, Line: 0, reason));
        }
    }

    public void Text(string where, string? text)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                Add(where, $"Character U+{(int)text[i]:X4} at {i} cannot be written in XML: leave it out.");
                return;
            }
        }
    }

    public void Required(string where, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(where, "It is empty: expected a text.");
        }

        Text(where, text);
    }

    /// <summary>An identifier or a sender: references set them apart by commas and spaces.</summary>
    public void Name(string where, string? name)
    {
        Required(where, name);
        if (name?.FirstOrDefault(c => c is ',' or '<' or '&' || char.IsWhiteSpace(c)) is { } bad and not default(char))
        {
            Add(where, $"{CapQuote.Of(name)} holds {CapQuote.Of(bad.ToString())}: spaces, commas, < and & are not allowed in it.");
        }
    }

    public void Word<T>(string where, T word)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(word))
        {
            Add(where, $"{word} is not one of {CapWords.All<T>()}.");
        }
    }

    public void Time(string where, DateTimeOffset? time)
    {
        if (time is { } at && !CapTime.IsWholeSecond(at))
        {
            Add(where, "It has a fraction of a second: CAP knows whole seconds only.");
        }
    }

    public void List(string where, IReadOnlyList<string> items)
    {
        foreach (var item in items)
        {
            Text(where, item);
            if (!CapList.IsItem(item))
            {
                Add(where, $"{CapQuote.Of(item)} cannot stand in a list: it must not be blank or hold a quote.");
            }
        }
    }

    public void Values(string where, IReadOnlyList<CapNamedValue> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Required($"{where}[{i + 1}]/valueName", values[i].Name);
            Text($"{where}[{i + 1}]/value", values[i].Value);
        }
    }
}
