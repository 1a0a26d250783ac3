namespace CityTwin.Gateway.Open311;

/// <summary>One object of an answer: fields in order, each a text, a number, a truth, nothing, or a <see cref="SheetList"/>.</summary>
internal sealed class Sheet(params IReadOnlyList<(string Name, object? Value)> fields)
{
    public IReadOnlyList<(string Name, object? Value)> Fields => fields;
}

/// <summary>Objects of one sort: in XML an element of its own that holds one for each, in JSON an array.</summary>
/// <param name="Name">Of the element that holds them, where nothing else names it.</param>
/// <param name="Item">Of each.</param>
internal sealed record SheetList(string Name, string Item, IReadOnlyList<Sheet> Sheets);
