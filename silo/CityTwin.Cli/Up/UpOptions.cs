namespace CityTwin.Cli.Up;

/// <summary>What <c>./citytwin up</c> was asked for.</summary>
/// <param name="City">The name of a city to be generated, or a city package's folder.</param>
/// <param name="Scale">How many sensors the generator makes, as a factor of the city's own number.</param>
/// <param name="Data">Where the city keeps what must survive; nothing for <c>.data/&lt;city&gt;</c> of the checkout.</param>
/// <param name="Simulate">Whether the city's own devices are provisioned and simulated.</param>
public sealed record UpOptions(
    string City, double Scale, string? Data, bool Simulate, int MqttPort, int HttpPort, int GrpcPort);
