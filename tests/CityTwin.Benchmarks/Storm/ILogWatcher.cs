using CityTwin.City;

namespace CityTwin.Benchmarks.Storm;

/// <summary>A watcher that has to be sent everything, in order and once.</summary>
internal interface ILogWatcher
{
    DivisionCode Area { get; }

    Task Ready { get; }

    int Resumed { get; }

    int TooSlow { get; }

    int Broken { get; }

    string LastEnd { get; }

    /// <summary>The sequences it was sent, by district, in the order they came.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<long>> Seen();

    Task Run(CancellationToken stop);
}
