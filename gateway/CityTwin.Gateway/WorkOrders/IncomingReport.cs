using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>A matter that somebody tells the city of, however it came: a call, a row of a file, a citizen's form.</summary>
/// <param name="By">What the log names as its reporter: a principal, or a way in; never a citizen.</param>
/// <param name="Origin">Whose keys <paramref name="Key"/> is one of: of one origin the same key names the same order.</param>
/// <param name="Key">At most <see cref="OrderDoor.MaxKeyLength"/> characters.</param>
internal sealed record IncomingReport(WorkOrderSource Source, string By, string Origin, string Key)
{
    public required string Category { get; init; }

    /// <summary>Null for the category's own.</summary>
    public Urgency? Urgency { get; init; }

    public double Longitude { get; init; }

    public double Latitude { get; init; }

    /// <summary>What the caller calls the place, for a refusal.</summary>
    public string PlaceField { get; init; } = "longitude";

    /// <summary>When it was seen; null for now.</summary>
    public long? OccurredAtMs { get; init; }

    /// <summary>The chain it belongs to; null for one that begins here.</summary>
    public string? CorrelationId { get; init; }

    public string Description { get; init; } = "";

    public string Reporter { get; init; } = "";

    public bool Exercise { get; init; }

    /// <summary>Read only when the order is new.</summary>
    public Func<IReadOnlyList<SealedContent>> Photos { get; init; } = () => [];

    /// <summary>A key that the same report may have come under before; null when there is none.</summary>
    public string? EarlierKey { get; init; }

    /// <summary>Refuses a cell that the caller may not report in.</summary>
    public Action<DivisionCode> Admit { get; init; } = _ => { };
}
