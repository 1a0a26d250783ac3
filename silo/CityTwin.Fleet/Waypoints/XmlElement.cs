using System.Globalization;

namespace CityTwin.Fleet.Waypoints;

/// <summary>An element of a document, by its local name.</summary>
internal sealed record XmlElement(string Name, int Line)
{
    public List<XmlElement> Children { get; } = [];

    /// <summary>Its own text, trimmed.</summary>
    public string Text { get; set; } = "";

    public XmlElement? Child(string name) => Children.Find(child => child.Name == name);

    public IEnumerable<XmlElement> All(string name) => Children.Where(child => child.Name == name);

    public string? TextOf(string name) => Child(name)?.Text is { Length: > 0 } text ? text : null;

    /// <summary>The number in a child; nothing when there is no child, a problem when it is no number.</summary>
    public double? NumberOf(string name, ReadingLog log)
    {
        if (Child(name) is not { } child)
        {
            return null;
        }

        if (double.TryParse(child.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        log.Problem(child.Line, $"{name} is {ReadingLog.Quote(child.Text)}: expected a number.");
        return null;
    }

    /// <summary>Every element below with one of the names, in the document's order, not looking inside those found.</summary>
    public IEnumerable<XmlElement> Below(params string[] names) => Children.SelectMany(child =>
        names.Contains(child.Name) ? [child] : child.Below(names));
}
