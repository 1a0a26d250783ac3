namespace CityTwin.Sensing;

/// <summary>Since when this silo could hear devices: silence before that was the city's own deafness.</summary>
internal sealed class Listening(TimeProvider clock)
{
    public long SinceMs { get; } = clock.GetUtcNow().ToUnixTimeMilliseconds();
}
