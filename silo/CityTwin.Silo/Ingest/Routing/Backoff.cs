namespace CityTwin.Ingest.Routing;

/// <summary>Waits that double, with jitter so that many who failed together do not return together.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Func<double> random)
{
    private int _failures;

    public TimeSpan Next()
    {
        var wait = first;
        for (var i = 0; i < _failures && wait < longest; i++)
        {
            wait *= 2;
        }

        _failures++;
        return (wait < longest ? wait : longest) * (1 + (random() / 2));
    }

    public void Reset() => _failures = 0;
}
