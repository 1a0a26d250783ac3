namespace CityTwin.EndToEnd.RealInput;

/// <summary>The flood of 22 to 25 January 2020 at 45 gauges in the south of France.</summary>
public sealed class RiverGaugeReplay(RunningCity city)
    : RecordedReplay(city, "river-gauges", "03-telemetry/river-gauges-hubeau/dev");
