using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>How many orders of a category a department closed in a division.</summary>
public sealed record HistoryCount(DivisionCode Place, string Category, string Department, int Orders);
