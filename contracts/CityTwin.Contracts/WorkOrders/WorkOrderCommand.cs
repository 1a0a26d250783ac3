using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>What can be asked of a work order.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkOrderCommand")]
public abstract record WorkOrderCommand;

/// <summary>Reports a matter: the first command.</summary>
/// <param name="CorrelationId">That of what it comes from; null for a chain that begins here.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.ReportOrder")]
public sealed record ReportOrder(
    [property: Id(0)] WorkOrderSource Source,
    [property: Id(1)] string Category,
    [property: Id(2)] Urgency Urgency,
    [property: Id(3)] double Longitude,
    [property: Id(4)] double Latitude,
    [property: Id(5)] long OccurredAtMs,
    [property: Id(6)] DivisionCode Lead,
    [property: Id(7)] string? Alert = null,
    [property: Id(8)] string? CorrelationId = null,
    [property: Id(9)] SealedItem? Description = null,
    [property: Id(10)] SealedItem? Reporter = null,
    [property: Id(11)] bool Exercise = false) : WorkOrderCommand;

/// <summary>Takes a report on (受理).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.RegisterOrder")]
public sealed record RegisterOrder : WorkOrderCommand;

/// <summary>Says what it is.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ReviewOrder")]
public sealed record ReviewOrder([property: Id(0)] string Category) : WorkOrderCommand;

/// <summary>Says how urgent it is.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.GradeOrder")]
public sealed record GradeOrder([property: Id(0)] Urgency Urgency) : WorkOrderCommand;

/// <summary>Sends someone to look on the spot (核实).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.RequestVerification")]
public sealed record RequestVerification : WorkOrderCommand;

/// <summary>Says what was found on the spot.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.VerifyOrder")]
public sealed record VerifyOrder([property: Id(0)] bool Found) : WorkOrderCommand;

/// <summary>Makes it a case (立案).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.EstablishOrder")]
public sealed record EstablishOrder : WorkOrderCommand;

/// <summary>Does not make it a case (注销), for a listed reason.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.RejectOrder")]
public sealed record RejectOrder([property: Id(0)] string Reason) : WorkOrderCommand;

/// <summary>Sends it to the department that leads (派遣).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AssignOrder")]
public sealed record AssignOrder(
    [property: Id(0)] string Department,
    [property: Id(1)] DivisionCode Area,
    [property: Id(2)] string? Officer = null) : WorkOrderCommand;

/// <summary>Sends it to one more department, or to a centre below, at the same time (横向分拨, 纵向交办).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ShareOrder")]
public sealed record ShareOrder(
    [property: Id(0)] string Department,
    [property: Id(1)] DivisionCode Area,
    [property: Id(2)] string? Officer = null) : WorkOrderCommand;

/// <summary>A department takes its part on.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AcceptOrder")]
public sealed record AcceptOrder([property: Id(0)] string Department) : WorkOrderCommand;

/// <summary>A department sends its part back, for a listed reason.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ReturnOrder")]
public sealed record ReturnOrder(
    [property: Id(0)] string Department, [property: Id(1)] string Reason) : WorkOrderCommand;

/// <summary>A department has done its part (反馈).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AnswerOrder")]
public sealed record AnswerOrder([property: Id(0)] string Department) : WorkOrderCommand;

/// <summary>What was done has been looked at and is good (核查).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CheckOrder")]
public sealed record CheckOrder : WorkOrderCommand;

/// <summary>It has to be done again (返工), for a listed reason.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ReworkOrder")]
public sealed record ReworkOrder([property: Id(0)] string Reason) : WorkOrderCommand;

/// <summary>Closes it (结案).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CloseOrder")]
public sealed record CloseOrder : WorkOrderCommand;

/// <summary>What its reporter thinks of how it was handled, 1 to 5.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.RateOrder")]
public sealed record RateOrder([property: Id(0)] int Rating) : WorkOrderCommand;

/// <summary>A centre watches over it (督办).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.SuperviseOrder")]
public sealed record SuperviseOrder([property: Id(0)] DivisionCode Centre) : WorkOrderCommand;

/// <summary>Gives a stage more time (延期), for a listed reason.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ExtendOrder")]
public sealed record ExtendOrder(
    [property: Id(0)] WorkStage Stage, [property: Id(1)] int ByMinutes, [property: Id(2)] string Reason) : WorkOrderCommand;

/// <summary>Stops its clocks (挂账), for a listed reason.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.SuspendOrder")]
public sealed record SuspendOrder([property: Id(0)] string Reason) : WorkOrderCommand;

/// <summary>Lets its clocks run on.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ResumeOrder")]
public sealed record ResumeOrder : WorkOrderCommand;

/// <summary>It is about the same matter as another order, and goes on there.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.MergeOrder")]
public sealed record MergeOrder([property: Id(0)] WorkOrderId Into) : WorkOrderCommand;

/// <summary>Takes up an order that is about the same matter.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AbsorbOrder")]
public sealed record AbsorbOrder([property: Id(0)] WorkOrderId From, [property: Id(1)] long SeenAtMs) : WorkOrderCommand;

/// <summary>Takes up a further alert about the same matter.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AbsorbAlert")]
public sealed record AbsorbAlert([property: Id(0)] string Alert, [property: Id(1)] long RaisedAtMs) : WorkOrderCommand;

/// <summary>Gives it to another centre on the way from its cell to the city.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.HandOverOrder")]
public sealed record HandOverOrder([property: Id(0)] DivisionCode Lead) : WorkOrderCommand;

/// <summary>Adds a note or pictures.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AnnotateOrder")]
public sealed record AnnotateOrder : WorkOrderCommand;

/// <summary>Records that something it spoke of was erased from where it was kept.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.EraseItem")]
public sealed record EraseItem([property: Id(0)] string Commitment) : WorkOrderCommand;

/// <summary>Lets its clocks say what is due.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.SweepClocks")]
public sealed record SweepClocks : WorkOrderCommand;
