using MQTTnet.Diagnostics.Logger;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>
/// The broker's own log, for who debugs it. It speaks of every hostile byte as an error, and never of what is not also
/// counted, so it is heard at the level Debug only.
/// </summary>
internal sealed partial class MqttLog(ILogger<MqttLog> log) : IMqttNetLogger
{
    public bool IsEnabled => log.IsEnabled(LogLevel.Debug);

    public void Publish(
        MqttNetLogLevel logLevel, string source, string message, object[]? parameters, Exception? exception)
    {
        if (IsEnabled)
        {
            LogBroker(exception, logLevel, source, parameters is { Length: > 0 } ? string.Format(null, message, parameters) : message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Level} {Source}: {Message}")]
    private partial void LogBroker(Exception? exception, MqttNetLogLevel level, string source, string message);
}
