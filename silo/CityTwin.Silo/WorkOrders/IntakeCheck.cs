using CityTwin.Hosting;

namespace CityTwin.WorkOrders;

/// <summary>Whether every alert that should be an order on this silo is one.</summary>
internal sealed class IntakeCheck(IntakeTroubles troubles) : DistrictCheck(
    troubles, "alerts could not be made orders and are tried again.", "Every alert that should be an order is one.");
