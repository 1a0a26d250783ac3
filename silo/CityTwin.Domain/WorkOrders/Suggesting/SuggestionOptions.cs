namespace CityTwin.WorkOrders;

/// <summary>What evidence weighs, and its bounds.</summary>
public sealed record SuggestionOptions
{
    /// <summary>What an alert's rule weighs: a sensor saw it.</summary>
    public double RuleWeight { get; init; } = 4;

    /// <summary>What the reporter's own choice weighs.</summary>
    public double NamedWeight { get; init; } = 2;

    /// <summary>What a word weighs for each Chinese character, up to four.</summary>
    public double CharacterWeight { get; init; } = 0.5;

    /// <summary>What an English phrase weighs for each word, up to three.</summary>
    public double WordWeight { get; init; } = 0.8;

    /// <summary>What history weighs where all orders of the place were of one category.</summary>
    public double HistoryWeight { get; init; } = 0.6;

    /// <summary>Fewer closed orders than this say nothing of a place.</summary>
    public int MinHistoryOrders { get; init; } = 5;

    /// <summary>The share of a place's orders of a category that makes a department its usual one.</summary>
    public double UsualShare { get; init; } = 0.6;

    /// <summary>At most so many suggestions.</summary>
    public int MaxSuggestions { get; init; } = 5;

    /// <summary>Characters of a text that are read.</summary>
    public int MaxTextChars { get; init; } = 4_000;
}
