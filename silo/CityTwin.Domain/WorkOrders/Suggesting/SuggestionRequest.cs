using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.WorkOrders;

/// <summary>What is known of a report before anybody judged it.</summary>
public sealed record SuggestionRequest
{
    /// <summary>The alert's rule; nothing when it is no alert.</summary>
    public string? Rule { get; init; }

    public Severity Severity { get; init; }

    /// <summary>The category that the reporter chose, if any.</summary>
    public string? Category { get; init; }

    /// <summary>What was said, in Chinese or English.</summary>
    public string Text { get; init; } = "";

    /// <summary>The smallest division that is known.</summary>
    public DivisionCode? Place { get; init; }

    /// <summary>Orders that were closed before; those elsewhere are passed over.</summary>
    public IReadOnlyList<HistoryCount> History { get; init; } = [];
}
