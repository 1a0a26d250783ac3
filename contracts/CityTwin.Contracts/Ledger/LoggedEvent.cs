using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Ledger;

/// <summary>An event with its entity, an alert or a work order, as it stood after it: what a watcher is sent.</summary>
/// <remarks>The alias is from when only alerts had events: stored logs have it.</remarks>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertLogEntry")]
public sealed record LoggedEvent(
    [property: Id(0)] LogEntry Entry, [property: Id(1)] AlertView? Alert)
{
    /// <summary>The last step of the alert's rule that the alert had taken then.</summary>
    [Id(2)]
    public int Step { get; init; }

    [Id(3)]
    public WorkOrderView? Order { get; init; }

    /// <summary>How many events the entity had with this one.</summary>
    public int Version => Alert?.Version ?? Order?.Version ?? throw Nobodys();

    /// <summary>The cell it happened in: who may see it.</summary>
    public DivisionCode Cell => Alert?.Cell ?? Order?.Cell ?? throw Nobodys();

    /// <summary>The sequences of its entity's events, as far as they are known.</summary>
    public LogTrail Trail => Alert?.Trail ?? Order?.Trail ?? throw Nobodys();

    /// <summary>The event in its place in the log.</summary>
    /// <param name="before">The trail of its entity before it.</param>
    public LoggedEvent At(long sequence, LogTrail before)
    {
        var trail = before.Add(sequence);
        return this with
        {
            Entry = Entry with { Sequence = sequence },
            Alert = Alert is null ? null : Alert with { Trail = trail },
            Order = Order is null ? null : Order with { Trail = trail },
        };
    }

    private InvalidDataException Nobodys() => new($"{Entry.EventId} comes with no entity that this city knows.");
}
