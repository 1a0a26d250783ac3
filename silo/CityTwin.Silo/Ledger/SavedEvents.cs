namespace CityTwin.Ledger;

/// <summary>The versions of an alert and, under the same index, the sequences of the events that made them.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.SavedEvents")]
internal sealed record SavedEvents([property: Id(0)] int[] Versions, [property: Id(1)] long[] Sequences);
