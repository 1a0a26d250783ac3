using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>An alert as centres read it. Active or cleared, and acknowledged or not, are independent.</summary>
/// <param name="Version">How many events made it.</param>
/// <param name="Cell">The cell the subject is in: whose the alert is.</param>
/// <param name="Severity">Now; after clearing, the last it had.</param>
/// <param name="Acknowledged">Somebody has taken note of it as grave as it is: one that climbs past that is not, until somebody does again.</param>
/// <param name="AcknowledgedAtMs">When somebody last took note, also of one that has climbed since.</param>
/// <param name="Note">What whoever acknowledged or cleared it last said, outside the record.</param>
/// <param name="RaisedAtMs">Event time of the first level reached.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertView")]
public sealed record AlertView(
    [property: Id(0)] AlertId Id,
    [property: Id(1)] int Version,
    [property: Id(2)] TwinId Subject,
    [property: Id(3)] string Rule,
    [property: Id(4)] DivisionCode Cell,
    [property: Id(5)] Severity Severity,
    [property: Id(6)] Severity HighestSeverity,
    [property: Id(7)] bool Active,
    [property: Id(8)] bool Acknowledged,
    [property: Id(9)] long RaisedAtMs,
    [property: Id(10)] long? ClearedAtMs,
    [property: Id(11)] long? AcknowledgedAtMs,
    [property: Id(12)] string? AcknowledgedBy,
    [property: Id(20)] SealedItem? Note,
    [property: Id(14)] AlertEvidence Evidence,
    [property: Id(15)] long UpdatedAtMs)
{
    /// <summary>Where its events are in its district's log.</summary>
    [Id(16)]
    public LogTrail Trail { get; init; } = LogTrail.Empty;

    /// <summary>The principal who sees to it, when one was named.</summary>
    [Id(17)]
    public string? AssignedTo { get; init; }

    /// <summary>The centre it calls now; null, in what was logged before there was one, for that of its street.</summary>
    [Id(18)]
    public DivisionCode? Lead { get; init; }

    /// <summary>By what it calls nobody; null when it may. Of a cleared alert, by what it never did.</summary>
    [Id(19)]
    public AlertQuiet? Quieted { get; init; }

    /// <summary>How grave it was when somebody last took note; null before, and in what was logged before this was kept.</summary>
    [Id(21)]
    public Severity? AcknowledgedSeverity { get; init; }

    /// <summary>
    /// Event time of when it last climbed, called another centre or began to speak; null while it is as it was raised, and in
    /// what was logged before this was kept.
    /// </summary>
    [Id(22)]
    public long? ClimbedAtMs { get; init; }
}
