namespace CityTwin.Hosting;

/// <summary>The silo has no city to be a twin of. The message is for whoever set <c>City:Path</c>.</summary>
internal sealed class BadCityException(string message) : Exception(message);
