namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>What a line does to messages.</summary>
/// <param name="Loss">The chance that one which need not arrive does not.</param>
/// <param name="Doubled">The chance that such a one arrives twice.</param>
internal sealed record LineWeather(double Loss = 0, double Doubled = 0, long MaxDelayMs = 0)
{
    public static LineWeather Fair { get; } = new();
}
