namespace CityTwin.DjiCloud;

/// <summary>The sticks: the data of <c>drone_control</c>.</summary>
/// <param name="Seq">Grows with every message; from 0 when what is asked for changes.</param>
/// <param name="X">Metres a second to the left, -17 to 17.</param>
/// <param name="Y">Metres a second forward, -17 to 17.</param>
/// <param name="H">Metres a second upward, -4 to 5.</param>
/// <param name="W">Degrees a second clockwise, -90 to 90.</param>
public sealed record DroneControl(long Seq, double X, double Y, double H, double W);

/// <summary>Keeps live flight control up: a device that hears none for a minute leaves it.</summary>
/// <param name="Timestamp">Unix milliseconds.</param>
public sealed record HeartBeat(long Timestamp);
