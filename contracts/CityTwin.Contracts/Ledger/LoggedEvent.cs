using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Warnings;
using CityTwin.WorkOrders;

namespace CityTwin.Ledger;

/// <summary>
/// An event with its entity, an alert, a work order, a public warning, an alert window or a mission, as it stood after it: what a watcher
/// is sent.
/// </summary>
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

    [Id(4)]
    public WarningView? Warning { get; init; }

    [Id(5)]
    public AlertWindowView? Window { get; init; }

    [Id(6)]
    public MissionView? Mission { get; init; }

    /// <summary>How many events the entity had with this one.</summary>
    public int Version => Alert?.Version ?? Order?.Version ?? Warning?.Version ?? Window?.Version ?? Mission?.Version ?? throw Nobodys();

    /// <summary>The cell it happened in, or of a warning the centre that issues it, or a window's division: who may see it.</summary>
    public DivisionCode Cell => Alert?.Cell ?? Order?.Cell ?? Warning?.Id.Centre ?? Window?.Id.Scope ?? Mission?.Aim.Cell ?? throw Nobodys();

    /// <summary>The sequences of its entity's events, as far as they are known.</summary>
    public LogTrail Trail => Alert?.Trail ?? Order?.Trail ?? Warning?.Trail ?? Window?.Trail ?? Mission?.Trail ?? throw Nobodys();

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
            Warning = Warning is null ? null : Warning with { Trail = trail },
            Window = Window is null ? null : Window with { Trail = trail },
            Mission = Mission is null ? null : Mission with { Trail = trail },
        };
    }

    private InvalidDataException Nobodys() => new($"{Entry.EventId} comes with no entity that this city knows.");
}
