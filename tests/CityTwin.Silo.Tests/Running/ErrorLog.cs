using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CityTwin.Silo.Tests.Running;

/// <summary>Errors that the silos logged: a test in which there are any that it did not expect has failed.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    /// <summary>
    /// What Orleans logs as errors when a silo is taken down in the midst of its work: a one-way call or a move that finds
    /// no silo any more, and the memory stream's agents whose reading was cancelled.
    /// </summary>
    private static readonly string[][] TakenDown =
    [
        ["Failed to address message OneWay"],
        ["Error while selecting a migration destination", "No active nodes are compatible"],
        ["Orleans.Streams.profiles", nameof(OperationCanceledException)],
        ["MemoryAdapterReceiver", nameof(OperationCanceledException)],
    ];

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentBag<string> _expected = [];

    /// <summary>Errors that name this are part of a test.</summary>
    public void Expect(string text) => _expected.Add(text);

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_errors.TryDequeue(out var error))
        {
            taken.Add(error);
        }

        return taken;
    }

    public void Dispose()
    {
    }

    private void Hear(string error)
    {
        if (!_expected.Any(text => error.Contains(text, StringComparison.Ordinal))
            && !TakenDown.Any(signs => signs.All(sign => error.Contains(sign, StringComparison.Ordinal))))
        {
            _errors.Enqueue(error);
        }
    }

    private sealed class Ear(ErrorLog all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                all.Hear($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
