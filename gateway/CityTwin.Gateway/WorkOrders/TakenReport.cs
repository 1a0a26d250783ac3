using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>The order that a report became, or had become before.</summary>
internal sealed record TakenReport(WorkOrderView Order, bool IsNew);
