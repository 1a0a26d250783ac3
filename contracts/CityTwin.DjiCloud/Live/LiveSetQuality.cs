namespace CityTwin.DjiCloud;

/// <summary>The data of <c>live_set_quality</c>.</summary>
public sealed record LiveSetQuality(string VideoId, int VideoQuality);
