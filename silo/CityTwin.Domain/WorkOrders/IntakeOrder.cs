namespace CityTwin.WorkOrders;

/// <summary>The order that an alert makes by itself.</summary>
public sealed record IntakeOrder(WorkCategory Category, Urgency Urgency);
