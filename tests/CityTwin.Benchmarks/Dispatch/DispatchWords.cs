using System.CommandLine;
using System.Globalization;

namespace CityTwin.Benchmarks.Dispatch;

/// <summary>What can be said on the command line of <c>bench dispatch</c>.</summary>
internal static class DispatchWords
{
    private const int MaxSeconds = 3_600;

    private static readonly DispatchOptions Usual = new();

    private static readonly Option<string> Parts = Listed(
        "--parts", $"Tables to measure: {string.Join(", ", DispatchParts.Names)}.", string.Join(',', Usual.Parts),
        word => DispatchParts.Names.Contains(word) ? null : $"'{word}' is no part; there are {string.Join(", ", DispatchParts.Names)}.");

    private static readonly Option<int> Orders = WholeNumber.Of("--orders", "Open orders of a town.", Usual.Orders, 1, 2_000);

    private static readonly Option<int> Units = WholeNumber.Of("--units", "Units on offer in a town.", Usual.Units, 1, 1_000);

    private static readonly Option<int> Towns = WholeNumber.Of("--towns", "Towns, each of another seed.", Usual.Towns, 1, 10_000);

    private static readonly Option<string> Seconds = Listed(
        "--seconds", "Time limits for Solomon's instances.", string.Join(',', Usual.Seconds),
        word => int.TryParse(word, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MaxSeconds
            ? null : $"'{word}' is no time limit; whole seconds from 1 to {MaxSeconds}.");

    private static readonly Option<int> Events = WholeNumber.Of("--events", "What happens to a plan while it runs.", Usual.Events, 1, 100_000);

    private static readonly Option<int> Seed = WholeNumber.Of("--seed", "Of towns, searches and what happens.", Usual.Seed, 0, 1_000_000);

    public static IReadOnlyList<Option> All { get; } = [Parts, Orders, Units, Towns, Seconds, Events, Seed];

    public static DispatchOptions Read(ParseResult given) => Usual with
    {
        Parts = Words(given.GetValue(Parts)!),
        Orders = given.GetValue(Orders),
        Units = given.GetValue(Units),
        Towns = given.GetValue(Towns),
        Seconds = [.. Words(given.GetValue(Seconds)!).Select(word => int.Parse(word, CultureInfo.InvariantCulture))],
        Events = given.GetValue(Events),
        Seed = given.GetValue(Seed),
    };

    private static string[] Words(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Option<string> Listed(string name, string description, string usual, Func<string, string?> fault)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "A,B" };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [var token])
            {
                Words(token.Value).Select(fault).OfType<string>().ToList().ForEach(given.AddError);
            }
        });
        return option;
    }
}
