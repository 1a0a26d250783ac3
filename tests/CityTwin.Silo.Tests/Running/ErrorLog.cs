using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CityTwin.Silo.Tests.Running;

/// <summary>Errors that were logged: a test in which there are any that it did not expect has failed.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentBag<string> _expected = [];

    /// <summary>Errors that name this are part of a test.</summary>
    public void Expect(string text) => _expected.Add(text);

    public ILogger CreateLogger(string categoryName) => new ErrorEar(categoryName, Hear);

    public void Hear(string error)
    {
        if (!_expected.Any(text => error.Contains(text, StringComparison.Ordinal)))
        {
            _errors.Enqueue(error);
        }
    }

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
}
