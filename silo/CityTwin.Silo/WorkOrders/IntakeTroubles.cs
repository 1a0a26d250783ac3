using System.Diagnostics.Metrics;
using CityTwin.Hosting;

namespace CityTwin.WorkOrders;

/// <summary>The districts on this silo with alerts that should be orders and could not be made so, and how many.</summary>
internal sealed class IntakeTroubles(IMeterFactory? factory = null) : DistrictTroubles(
    factory, "citytwin.intake.failing", "{alert}", "Alerts that should be orders and could not be made so yet.");
