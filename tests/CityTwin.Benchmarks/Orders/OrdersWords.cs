using System.CommandLine;

namespace CityTwin.Benchmarks.Orders;

/// <summary>What can be said on the command line of <c>bench orders</c>.</summary>
internal static class OrdersWords
{
    private static readonly OrdersOptions Usual = new();

    private static readonly Option<int> Orders = WholeNumber.Of(
        "--orders", "Orders of a round that all clients share.", Usual.Orders, 1, 100_000);

    private static readonly Option<int> Clients = WholeNumber.Of("--clients", "Clients at work at once.", Usual.Clients, 1, 1_000);

    private static readonly Option<int> Rounds = WholeNumber.Of("--rounds", "Interleaved rounds.", Usual.Rounds, 1, 100);

    public static IReadOnlyList<Option> All { get; } = [Orders, Clients, Rounds];

    public static OrdersOptions Read(ParseResult given) => Usual with
    {
        Orders = given.GetValue(Orders),
        Clients = given.GetValue(Clients),
        Rounds = given.GetValue(Rounds),
    };
}
