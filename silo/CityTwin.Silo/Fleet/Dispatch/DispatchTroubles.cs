using System.Diagnostics.Metrics;
using CityTwin.Hosting;

namespace CityTwin.Fleet.Dispatch;

/// <summary>The desks on this silo of which something fails, and how much.</summary>
internal sealed class DispatchTroubles(IMeterFactory? factory = null)
    : DistrictTroubles(factory, "citytwin.dispatch.failing", "{thing}", "What a dispatch desk owes to missions, units and orders and fails to do.");
