namespace CityTwin.EndToEnd.RealInput;

/// <summary>Four years of hourly air at two stations in Beijing.</summary>
public sealed class AirQualityReplay(RunningCity city)
    : RecordedReplay(city, "air-quality", "03-telemetry/air-quality-beijing/dev");
