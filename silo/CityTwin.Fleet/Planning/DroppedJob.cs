namespace CityTwin.Fleet.Planning;

/// <param name="PricePoints">What dropping it costs the plan.</param>
/// <param name="CheapestPoints">What the cheapest place in this plan would cost; null when there is none.</param>
public sealed record DroppedJob(string JobId, DropReason Reason, double PricePoints, double? CheapestPoints, Wording Words);
