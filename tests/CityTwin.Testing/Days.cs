using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;

namespace CityTwin.Testing;

/// <summary>
/// The seeds of the simulated days a test lives through. They are the same in every run, so that a change is judged by days that
/// did not change; <c>CITYTWIN_DAYS=3000</c> looks at that many instead, to search for one that goes wrong.
/// </summary>
public static class Days
{
    private const string Variable = "CITYTWIN_DAYS";

    /// <summary>Lives through each day and, where any went wrong, fails as the first of them did.</summary>
    public static void Each(int usual, Action<int> live)
    {
        var count = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : usual;
        var wrong = new ConcurrentDictionary<int, Exception>();
        Parallel.For(0, count, seed =>
        {
            try
            {
                live(seed);
            }
            catch (Exception failure)
            {
                wrong[seed] = failure;
            }
        });

        if (!wrong.IsEmpty)
        {
            Console.Error.WriteLine($"Of {count} days these went wrong: {string.Join(", ", wrong.Keys.Order())}");
            ExceptionDispatchInfo.Throw(wrong.MinBy(day => day.Key).Value);
        }
    }
}
