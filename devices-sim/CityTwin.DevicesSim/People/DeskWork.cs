using Grpc.Core;

namespace CityTwin.DevicesSim.People;

/// <summary>Carries out what a simulated person does, by the public API and as a person of that role.</summary>
internal sealed class DeskWork(
    V1.WorkOrderService.WorkOrderServiceClient orders, Staff staff, V1.Desk desk, Habits habits, ShiftBook book)
{
    /// <summary>From this likelihood on a report is said to repeat another.</summary>
    private const double SameMatter = 0.5;

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, V1.WorkCategory> _categories = desk.Categories.ToDictionary(category => category.Code);

    /// <returns>The order after it.</returns>
    /// <exception cref="RpcException">The city refused it.</exception>
    public async Task<V1.Order> Do(V1.Order order, PlannedAct planned, DateTime now, CancellationToken stop)
    {
        var call = new CallOptions(
            staff.As(planned.Role, planned.Department) ?? throw new RpcException(new Status(
                StatusCode.Unauthenticated, $"Nobody here is {planned.Role} {planned.Department}.")),
            now + AnswerWithin, stop);
        var step = new V1.OrderStep
        {
            Id = order.Id, ExpectedVersion = order.Version, RequestId = $"sim-{order.Id}-{order.Version}",
        };
        return planned.Act switch
        {
            Act.Register => await RegisterOrMerge(order, step, call),
            Act.Review => await orders.ReviewOrderAsync(new() { Step = step, Category = await Category(order, call) }, call),
            Act.Grade => await orders.GradeOrderAsync(new() { Step = step, Urgency = order.Urgency }, call),
            Act.AskToVerify => await orders.RequestVerificationAsync(new() { Step = step }, call),
            Act.VerifyFound => await orders.VerifyOrderAsync(new() { Step = step, Verification = "found" }, call),
            Act.VerifyNotFound => await orders.VerifyOrderAsync(new() { Step = step, Verification = "not-found" }, call),
            Act.Establish => await orders.EstablishOrderAsync(new() { Step = step }, call),
            Act.Reject => await orders.RejectOrderAsync(new() { Step = step, Reason = "not-found" }, call),
            Act.Assign => await orders.AssignOrderAsync(new() { Step = step, Department = Department(order) }, call),
            Act.Accept => await orders.AcceptOrderAsync(new() { Step = step }, call),
            Act.Return => await orders.ReturnOrderAsync(new() { Step = step, Reason = "no-capacity" }, call),
            Act.Answer => await orders.AnswerOrderAsync(new() { Step = step }, call),
            Act.Check => await orders.CheckOrderAsync(new() { Step = step }, call),
            Act.Rework => await orders.ReworkOrderAsync(new() { Step = step, Reason = "partly-solved" }, call),
            Act.Close => await orders.CloseOrderAsync(new() { Step = step }, call),
            Act.Rate => await orders.RateOrderAsync(new() { Step = step, Rating = habits.Rating(order) }, call),
            _ => throw new ArgumentOutOfRangeException(nameof(planned), planned.Act, "Nobody does that."),
        };
    }

    private async Task<V1.Order> RegisterOrMerge(V1.Order order, V1.OrderStep step, CallOptions call)
    {
        if (order.Source != "alert")
        {
            var suggested = await orders.GetSuggestionsAsync(new() { Id = order.Id }, call);
            var older = suggested.Duplicates.FirstOrDefault(one => one.Score >= SameMatter
                && book.Find(one.OrderId) is { } other
                && other.ReportedAt.ToDateTimeOffset() < order.ReportedAt.ToDateTimeOffset());
            if (older is not null)
            {
                return await orders.MergeOrderAsync(new() { Step = step, Into = older.OrderId }, call);
            }
        }

        return await orders.RegisterOrderAsync(new() { Step = step }, call);
    }

    /// <summary>What the desk suggests when it is sure, or what was reported.</summary>
    private async Task<string> Category(V1.Order order, CallOptions call)
    {
        const double Sure = 0.6;
        if (order.Source == "alert")
        {
            return order.Category;
        }

        var suggested = await orders.GetSuggestionsAsync(new() { Id = order.Id }, call);
        return suggested.Suggestions is [{ Score: >= Sure } best, ..] ? best.Category : order.Category;
    }

    /// <summary>The category's own department; after it was sent back, the same again, which then takes it.</summary>
    private string Department(V1.Order order) => _categories.TryGetValue(order.Category, out var category)
        ? category.Department
        : desk.Departments[0].Code;
}
