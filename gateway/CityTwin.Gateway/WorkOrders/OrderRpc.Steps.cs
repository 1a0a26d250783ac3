using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;
using Grpc.Core;

namespace CityTwin.Gateway.WorkOrders;

/// <content>A call for each step.</content>
internal sealed partial class OrderRpc
{
    private const int MaxOfficerLength = 100;

    public override Task<V1.Order> RegisterOrder(V1.RegisterOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new RegisterOrder());

    public override Task<V1.Order> ReviewOrder(V1.ReviewOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new ReviewOrder(request.Category));

    public override Task<V1.Order> GradeOrder(V1.GradeOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new GradeOrder(Words.Required<Urgency>("urgency", request.Urgency)));

    public override Task<V1.Order> RequestVerification(V1.RequestVerificationRequest request, ServerCallContext context) =>
        Do(request.Step, context, new RequestVerification());

    public override Task<V1.Order> VerifyOrder(V1.VerifyOrderRequest request, ServerCallContext context) => Do(
        request.Step, context, new VerifyOrder(Asked.Either("verification", request.Verification, "found", "not-found")
            ?? throw Refusal.Invalid("verification", "expected found or not-found.")));

    public override Task<V1.Order> EstablishOrder(V1.EstablishOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new EstablishOrder());

    public override Task<V1.Order> RejectOrder(V1.RejectOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new RejectOrder(request.Reason));

    public override Task<V1.Order> AssignOrder(V1.AssignOrderRequest request, ServerCallContext context) => Do(
        request.Step, context, (order, _) => new AssignOrder(
            request.Department, CentreOr(request.Area, order), Officer(request.Officer)));

    public override Task<V1.Order> ShareOrder(V1.ShareOrderRequest request, ServerCallContext context) => Do(
        request.Step, context, (order, _) => new ShareOrder(
            request.Department, CentreOr(request.Area, order), Officer(request.Officer)));

    public override Task<V1.Order> AcceptOrder(V1.AcceptOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, (_, caller) => new AcceptOrder(DepartmentOf(request.Department, caller)));

    public override Task<V1.Order> ReturnOrder(V1.ReturnOrderRequest request, ServerCallContext context) => Do(
        request.Step, context, (_, caller) => new ReturnOrder(DepartmentOf(request.Department, caller), request.Reason));

    public override Task<V1.Order> AnswerOrder(V1.AnswerOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, (_, caller) => new AnswerOrder(DepartmentOf(request.Department, caller)));

    public override Task<V1.Order> CheckOrder(V1.CheckOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new CheckOrder());

    public override Task<V1.Order> ReworkOrder(V1.ReworkOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new ReworkOrder(request.Reason));

    public override Task<V1.Order> CloseOrder(V1.CloseOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new CloseOrder());

    public override Task<V1.Order> RateOrder(V1.RateOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new RateOrder(request.Rating));

    public override Task<V1.Order> SuperviseOrder(V1.SuperviseOrderRequest request, ServerCallContext context) => Do(
        request.Step, context, (_, caller) => new SuperviseOrder(caller.AreaOrOwn("centre", request.Centre)));

    public override Task<V1.Order> ExtendOrder(V1.ExtendOrderRequest request, ServerCallContext context) => Do(
        request.Step, context,
        new ExtendOrder(Words.Required<WorkStage>("stage", request.Stage), request.ByMinutes, request.Reason));

    public override Task<V1.Order> SuspendOrder(V1.SuspendOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new SuspendOrder(request.Reason));

    public override Task<V1.Order> ResumeOrder(V1.ResumeOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new ResumeOrder());

    public override async Task<V1.Order> MergeOrder(V1.MergeOrderRequest request, ServerCallContext context)
    {
        var (_, into) = await door.Find("into", request.Into, Caller.Of(context));
        return await Do(request.Step, context, new MergeOrder(into.Id));
    }

    public override Task<V1.Order> HandOverOrder(V1.HandOverOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new HandOverOrder(Asked.Division("lead", request.Lead)));

    public override Task<V1.Order> AnnotateOrder(V1.AnnotateOrderRequest request, ServerCallContext context) =>
        Do(request.Step, context, new AnnotateOrder());

    public override async Task<V1.Order> EraseItem(V1.EraseItemRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var (grain, _) = await door.Find("step.id", request.Step?.Id ?? "", caller);
        var order = await grain.Erase(
            request.Commitment,
            new WorkOrderRequest(
                new EraseItem(request.Commitment), caller.Subject, OrderDoor.Key("step.request_id", request.Step!.RequestId)));
        return order.ToProto(NowMs);
    }

    private Task<V1.Order> Do(V1.OrderStep? step, ServerCallContext context, WorkOrderCommand command) =>
        Do(step, context, (_, _) => command);

    private async Task<V1.Order> Do(
        V1.OrderStep? step, ServerCallContext context, Func<WorkOrderView, Caller, WorkOrderCommand> command)
    {
        var caller = Caller.Of(context);
        return (await door.Do(step, caller, order => command(order, caller))).ToProto(NowMs);
    }

    private static DivisionCode CentreOr(string text, WorkOrderView order) =>
        text.Length == 0 ? order.Lead : Asked.Division("area", text);

    private static string? Officer(string text) => Asked.AtMost("officer", text, MaxOfficerLength) is { Length: > 0 } officer ? officer : null;

    /// <summary>An officer speaks for their own department; a dispatcher for any.</summary>
    private static string DepartmentOf(string asked, Caller caller)
    {
        var department = asked.Length > 0 ? asked : caller.Department
            ?? throw Refusal.Invalid("department", "your token names no department, so the call has to.");
        return department == caller.Department || (caller.Roles & (Role.Dispatcher | Role.Admin)) != Role.None
            ? department
            : throw Refusal.Denied($"Your department is {caller.Department ?? "none"}: the part of {department} is not yours.");
    }
}
