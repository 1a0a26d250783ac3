using System.CommandLine;

namespace CityTwin.Benchmarks.Storm;

/// <summary>What can be said on the command line of <c>bench storm</c>.</summary>
internal static class StormWords
{
    private static readonly StormOptions Usual = new();

    private static readonly Option<int> Reports = WholeNumber.Of("--reports", "Reports in all.", Usual.Reports, 1, 1_000_000);

    private static readonly Option<int> Duration = WholeNumber.Of(
        "--duration", "Seconds within which they come.", (int)Usual.Duration.TotalSeconds, 1, 86_400);

    private static readonly Option<int> Watchers = WholeNumber.Of(
        "--watchers", "Streams that are open all the while.", Usual.Watchers, 1, 5_000);

    private static readonly Option<int> Desks = WholeNumber.Of(
        "--desks", "People at the desk who merge what tells of the same matter.", Usual.Desks, 0, 100);

    public static IReadOnlyList<Option> All { get; } = [Reports, Duration, Watchers, Desks];

    public static StormOptions Read(ParseResult given) => Usual with
    {
        Reports = given.GetValue(Reports),
        Duration = TimeSpan.FromSeconds(given.GetValue(Duration)),
        Watchers = given.GetValue(Watchers),
        Desks = given.GetValue(Desks),
    };
}
