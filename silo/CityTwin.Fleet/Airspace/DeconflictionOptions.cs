namespace CityTwin.Fleet.Airspace;

/// <summary>How far a flight is moved to keep it apart from others.</summary>
public sealed record DeconflictionOptions
{
    /// <summary>From one layer of altitude to the next, metres; no less than the vertical minimum.</summary>
    public double LayerM { get; init; } = 20;

    public int MaxLayers { get; init; } = 4;

    /// <summary>Departures are tried in steps of so many seconds.</summary>
    public int DelayStepS { get; init; } = 5;

    public int MaxDelayS { get; init; } = 600;

    /// <summary>How many meetings a detour may go around, one after another.</summary>
    public int MaxDetours { get; init; } = 3;

    /// <summary>A meeting is gone around at so many horizontal minima.</summary>
    public double DetourMinima { get; init; } = 1.5;
}
