using System.Diagnostics;
using System.Globalization;
using CityTwin.Benchmarks.Load;
using CityTwin.City;
using CityTwin.V1;
using Grpc.Core;
using HdrHistogram;

namespace CityTwin.Benchmarks.Orders;

/// <summary>
/// A client that takes orders from the report to the rating, one step after the other. An answer has come when the step is on
/// the silo's disk and in storage, so what is measured is what a person waits for.
/// </summary>
internal sealed class OrderSteps(Principal principal)
{
    /// <summary>A department of the built-in desk.</summary>
    private const string Department = "drainage";

    /// <summary>Water on a road, of the built-in desk.</summary>
    private const string Category = "M04006";

    private static readonly (string Name, Func<WorkOrderService.WorkOrderServiceClient, Order, Metadata, AsyncUnaryCall<Order>> Ask)[] Later =
    [
        ("register", (orders, order, with) => orders.RegisterOrderAsync(new() { Step = Of(order) }, with)),
        ("review", (orders, order, with) => orders.ReviewOrderAsync(new() { Step = Of(order), Category = order.Category }, with)),
        ("grade", (orders, order, with) => orders.GradeOrderAsync(new() { Step = Of(order), Urgency = "urgent" }, with)),
        ("request verification", (orders, order, with) => orders.RequestVerificationAsync(new() { Step = Of(order) }, with)),
        ("verify", (orders, order, with) => orders.VerifyOrderAsync(new() { Step = Of(order), Verification = "found" }, with)),
        ("establish", (orders, order, with) => orders.EstablishOrderAsync(new() { Step = Of(order) }, with)),
        ("assign", (orders, order, with) => orders.AssignOrderAsync(new() { Step = Of(order), Department = Department }, with)),
        ("accept", (orders, order, with) => orders.AcceptOrderAsync(new() { Step = Of(order), Department = Department }, with)),
        ("answer", (orders, order, with) => orders.AnswerOrderAsync(new() { Step = Of(order), Department = Department }, with)),
        ("check", (orders, order, with) => orders.CheckOrderAsync(new() { Step = Of(order) }, with)),
        ("close", (orders, order, with) => orders.CloseOrderAsync(new() { Step = Of(order) }, with)),
        ("rate", (orders, order, with) => orders.RateOrderAsync(new() { Step = Of(order), Rating = 5 }, with)),
    ];

    private readonly WorkOrderService.WorkOrderServiceClient _orders = new(principal.Channel);

    /// <summary>All steps of an order, the report first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["report", .. Later.Select(step => step.Name)];

    /// <summary>Takes a matter through all its steps.</summary>
    /// <param name="key">Of the report; nobody else's.</param>
    /// <param name="stepsUs">Where the time of each step is noted, by its place in <see cref="Names"/>.</param>
    public async Task Take(string key, (DivisionCode Cell, double Longitude, double Latitude) place, LongConcurrentHistogram[] stepsUs)
    {
        var report = new ReportOrderRequest
        {
            RequestId = key,
            Source = "hotline",
            Category = Category,
            Longitude = place.Longitude,
            Latitude = place.Latitude,
            Description = string.Create(CultureInfo.InvariantCulture, $"门口积水没过脚踝，来电编号 {key}"),
            Reporter = "来电人",
        };
        var order = await Timed(stepsUs[0], _orders.ReportOrderAsync(report, principal.Token));
        for (var i = 0; i < Later.Length; i++)
        {
            order = await Timed(stepsUs[i + 1], Later[i].Ask(_orders, order, principal.Token));
        }

        if (order.Rating != 5 || order.Version != Names.Count)
        {
            throw new InvalidOperationException(
                $"Order {order.Id} is {order.State} with {order.Version} events after {Names.Count} steps.");
        }
    }

    private static async Task<Order> Timed(LongConcurrentHistogram us, AsyncUnaryCall<Order> call)
    {
        var from = Stopwatch.GetTimestamp();
        var order = await call;
        us.RecordValue((long)Stopwatch.GetElapsedTime(from).TotalMicroseconds);
        return order;
    }

    private static OrderStep Of(Order order) => new() { Id = order.Id, ExpectedVersion = order.Version };
}
