using System.CommandLine;

namespace CityTwin.Benchmarks.Units;

/// <summary>What can be said on the command line of <c>bench units</c>.</summary>
internal static class UnitsWords
{
    private static readonly UnitsOptions Usual = new();

    private static readonly Option<int> Units = WholeNumber.Of(
        "--units", "Units that move, each saying where it is once a second.", Usual.Units, 1, 10_000);

    private static readonly Option<int> Watchers = WholeNumber.Of(
        "--watchers", "Streams that are open all the while.", Usual.Watchers, 1, 2_000);

    private static readonly Option<int> Seconds = WholeNumber.Of(
        "--seconds", "How long it is measured.", (int)Usual.Duration.TotalSeconds, 1, 86_400);

    private static readonly Option<int> Rate = WholeNumber.Of(
        "--rate", "Messages a second that a watcher asks for at most.", Usual.RateHz, 1, 4);

    public static IReadOnlyList<Option> All { get; } = [Units, Watchers, Seconds, Rate];

    public static UnitsOptions Read(ParseResult given) => Usual with
    {
        Units = given.GetValue(Units),
        Watchers = given.GetValue(Watchers),
        Duration = TimeSpan.FromSeconds(given.GetValue(Seconds)),
        RateHz = given.GetValue(Rate),
    };
}
