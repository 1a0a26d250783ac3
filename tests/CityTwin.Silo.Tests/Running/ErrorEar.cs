using Microsoft.Extensions.Logging;

namespace CityTwin.Silo.Tests.Running;

/// <summary>Hears the errors of one category, with its name.</summary>
internal sealed class ErrorEar(string category, Action<string> hear) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            hear($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
