namespace CityTwin.Cap;

/// <summary>What the text of one element stands for.</summary>
internal static class CapValues
{
    public static CapNode Leaf(CapNode node, string where) => node.Children.Count == 0
        ? node
        : throw new CapRefusedException(
            where, node.Children[0].Line, $"It holds an element, {CapQuote.Of(node.Children[0].Name)}: expected text.");

    public static T Word<T>(CapNode node, string where)
        where T : struct, Enum => CapWords.TryParse<T>(Leaf(node, where).Text, out var word)
        ? word
        : throw new CapRefusedException(where, node.Line, $"{CapQuote.Of(node.Text)} is not one of {CapWords.All<T>()}.");

    public static DateTimeOffset Time(CapNode node, string where) => CapTime.TryParse(CapList.Trim(Leaf(node, where).Text), out var time)
        ? time
        : throw new CapRefusedException(
            where, node.Line, $"{CapQuote.Of(node.Text)} is not a time of CAP: expected one as 2026-06-01T16:00:00+08:00, with an offset in digits.");

    public static double Number(CapNode node, string where) => CapNumber.TryParse(CapList.Trim(Leaf(node, where).Text), out var number)
        ? number
        : throw new CapRefusedException(where, node.Line, $"{CapQuote.Of(node.Text)} is not a decimal number.");

    public static IReadOnlyList<CapReference> References(CapNode? node, string where, int max)
    {
        if (node is null)
        {
            return [];
        }

        var parts = CapList.Split(Leaf(node, where).Text);
        if (parts.Length > max)
        {
            throw new CapRefusedException(where, node.Line, $"There are {parts.Length} references: at most {max} are taken.");
        }

        return [.. parts.Select(part => part.Split(',') is [var sender, var identifier, var sent] && CapTime.TryParse(sent, out var time)
            ? new CapReference(sender, identifier, time)
            : throw new CapRefusedException(where, node.Line, $"{CapQuote.Of(part)} is not a reference: expected sender,identifier,sent."))];
    }

    public static CapPolygon Polygon(CapNode node, string where, int max)
    {
        var pairs = CapList.Split(Leaf(node, where).Text);
        return pairs.Length > max
            ? throw new CapRefusedException(where, node.Line, $"It has {pairs.Length} points: at most {max} are taken.")
            : new CapPolygon([.. pairs.Select(pair => Point(pair, node, where))]);
    }

    public static CapCircle Circle(CapNode node, string where) =>
        CapList.Split(Leaf(node, where).Text) is [var centre, var radius] && CapNumber.TryParse(radius, out var radiusKm)
            ? new CapCircle(Point(centre, node, where), radiusKm)
            : throw new CapRefusedException(
                where, node.Line, $"{CapQuote.Of(node.Text)} is not a circle: expected latitude,longitude and a radius in kilometres.");

    private static CapPoint Point(string pair, CapNode node, string where) =>
        pair.Split(',') is [var latitude, var longitude]
        && CapNumber.TryParse(latitude, out var north) && CapNumber.TryParse(longitude, out var east)
            ? new CapPoint(north, east)
            : throw new CapRefusedException(where, node.Line, $"{CapQuote.Of(pair)} is not a place: expected latitude,longitude in degrees.");
}
