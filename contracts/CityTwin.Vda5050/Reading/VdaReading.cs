namespace CityTwin.Vda5050;

/// <summary>A message as it was read.</summary>
/// <param name="Notes">Words that are not known here, as <c>$.operatingMode: DANCING</c>; the message holds <c>Unknown</c> there.</param>
public sealed record VdaReading<T>(T Message, IReadOnlyList<string> Notes);
