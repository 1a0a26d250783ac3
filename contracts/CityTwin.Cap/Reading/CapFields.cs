using System.Globalization;

namespace CityTwin.Cap;

/// <summary>The elements of one, asked for in the schema's order. What was not asked for when it ends is refused.</summary>
internal sealed class CapFields
{
    private readonly CapNode _node;
    private readonly CapPlaces _places;
    private int _next;

    public CapFields(CapNode node, string where, CapPlaces places)
    {
        (_node, _places, Where) = (node, places, where);
        places.Add(where, node.Line);
        if (node.Children.Count == 0 && !string.IsNullOrWhiteSpace(node.Text))
        {
            throw new CapRefusedException(where, node.Line, $"It holds text, {CapQuote.Of(node.Text)}: expected elements.");
        }
    }

    public string Where { get; }

    private CapNode? Next => _next < _node.Children.Count ? _node.Children[_next] : null;

    public CapNode? Node(string name, string? where = null)
    {
        if (Next is not { } node || node.Name != name)
        {
            return null;
        }

        _next++;
        _places.Add(where ?? $"{Where}/{name}", node.Line);
        return node;
    }

    /// <summary>All of a name that stand next, with where they are.</summary>
    public IReadOnlyList<(CapNode Node, string Where)> Nodes(string name, int max = int.MaxValue)
    {
        var found = new List<(CapNode, string)>();
        while (Next?.Name == name)
        {
            var where = $"{Where}/{name}[{found.Count + 1}]";
            if (found.Count == max)
            {
                throw new CapRefusedException(where, Next.Line, $"There are more than {max}.");
            }

            found.Add((Node(name, where)!, where));
        }

        return found;
    }

    public string Required(string name) => Text(Node(name) ?? throw Lacks(name), $"{Where}/{name}");

    public string? Optional(string name) => Node(name) is { } node ? Present(Text(node, $"{Where}/{name}")) : null;

    public IReadOnlyList<string> Texts(string name) =>
        [.. Nodes(name).Select(x => Text(x.Node, x.Where)).Where(text => !string.IsNullOrWhiteSpace(text))];

    public T Word<T>(string name)
        where T : struct, Enum => CapValues.Word<T>(Node(name) ?? throw Lacks(name), $"{Where}/{name}");

    public IReadOnlyList<T> Words<T>(string name)
        where T : struct, Enum => [.. Nodes(name).Select(x => CapValues.Word<T>(x.Node, x.Where))];

    public DateTimeOffset? Time(string name) => Node(name) is { } node ? CapValues.Time(node, $"{Where}/{name}") : null;

    public DateTimeOffset RequiredTime(string name) => CapValues.Time(Node(name) ?? throw Lacks(name), $"{Where}/{name}");

    public double? Number(string name) => Node(name) is { } node ? CapValues.Number(node, $"{Where}/{name}") : null;

    public long? Whole(string name)
    {
        if (Node(name) is not { } node)
        {
            return null;
        }

        return long.TryParse(CapList.Trim(node.Text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : throw new CapRefusedException($"{Where}/{name}", node.Line, $"{CapQuote.Of(node.Text)} is not a whole number.");
    }

    public IReadOnlyList<CapNamedValue> Values(string name) =>
        [.. Nodes(name).Select(x =>
        {
            var fields = new CapFields(x.Node, x.Where, _places);
            var value = new CapNamedValue(fields.Required("valueName"), fields.Required("value"));
            fields.End();
            return value;
        })];

    public IReadOnlyList<string> List(string name)
    {
        if (Node(name) is not { } node)
        {
            return [];
        }

        return CapList.TryParse(Text(node, $"{Where}/{name}"), out var items)
            ? items
            : throw new CapRefusedException(
                $"{Where}/{name}", node.Line, $"{CapQuote.Of(node.Text)} is not a list: expected items set apart by space, those with space in quotes.");
    }

    public void End()
    {
        if (Next is { } stranger)
        {
            throw new CapRefusedException(
                Where, stranger.Line, $"Element {CapQuote.Of(stranger.Name)} is not known, repeated or out of order here.");
        }
    }

    private static string? Present(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Text(CapNode node, string where) => CapValues.Leaf(node, where).Text;

    private CapRefusedException Lacks(string name) => new(
        $"{Where}/{name}", Next?.Line ?? _node.Line,
        Next is { } next ? $"It is missing: expected before {CapQuote.Of(next.Name)}." : "It is missing.");
}
