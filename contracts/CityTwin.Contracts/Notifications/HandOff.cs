using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Notifications;

/// <summary>An alert that nobody has answered, and who is asked next and when.</summary>
/// <param name="Alert">Its id.</param>
/// <param name="Centre">The centre whose people are asked.</param>
/// <param name="Rank">Whom of them was asked last, from 0; -1 when nobody is left to ask, until it asks again.</param>
/// <param name="Severity">The gravest that was told.</param>
/// <param name="NextAtMs">When the next is asked.</param>
/// <param name="Rule">What raised it.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.HandOff")]
public sealed record HandOff(
    [property: Id(0)] string Alert,
    [property: Id(1)] DivisionCode Cell,
    [property: Id(2)] string Twin,
    [property: Id(3)] string Rule,
    [property: Id(4)] long OccurredAtMs,
    [property: Id(5)] DivisionCode Centre,
    [property: Id(6)] int Rank,
    [property: Id(7)] Severity Severity,
    [property: Id(8)] long NextAtMs)
{
    /// <summary>When the alert had been acknowledged before it got worse or spread: it is asked anew, also of those asked then.</summary>
    [Id(9)]
    public long? AnsweredAtMs { get; init; }

    /// <summary>The centre it asked first; null in what was kept before this was.</summary>
    [Id(10)]
    public DivisionCode? Lead { get; init; }

    /// <summary>How often nobody was left to ask.</summary>
    [Id(11)]
    public int Round { get; init; }

    /// <summary>Who was asked last; empty while nobody is.</summary>
    [Id(12)]
    public string Asked { get; init; } = "";

    /// <summary>When; 0 before anybody was.</summary>
    [Id(13)]
    public long AskedAtMs { get; init; }
}
