using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What a city's docks are told, and by what they are judged.</summary>
/// <param name="OrganizationId">The organization that docks are bound to.</param>
/// <param name="BindingCode">What whoever sets a dock up types in; empty lets none bind.</param>
/// <param name="Config">The answer to <c>config</c>; null when this city has none to give.</param>
public sealed record DjiSettings(string OrganizationId, string OrganizationName, string BindingCode, ProductConfig? Config)
{
    public DjiTiming Timing { get; init; } = new();

    /// <summary>Where and as whom a dock puts its pictures now; null while it may not. Given the dock's serial number and the time.</summary>
    public Func<string, long, StorageConfig?> Storage { get; init; } = (_, _) => null;

    /// <summary>The city's no-fly areas as docks are to have them now; null while they are not known. Given the time.</summary>
    public Func<long, FlightAreaFile?> Areas { get; init; } = _ => null;

    /// <summary>Where a dock connects for live flight control; null when this city has none. Given the dock's serial number and the time.</summary>
    public Func<string, long, DrcBroker?> LiveControl { get; init; } = (_, _) => null;

    /// <summary>Whether a device is registered behind a dock. Given the dock's serial number and the device's.</summary>
    public Func<string, string, bool> IsRegistered { get; init; } = (_, _) => false;

    /// <summary>Whether a picture says of itself that it was rendered, by its key.</summary>
    public Func<string, bool> IsSimulated { get; init; } = key => key.Contains("simulated", StringComparison.OrdinalIgnoreCase);

    /// <summary>Stops up to which a mission to look at something is flown from point to point, without a file.</summary>
    public int MaxVerifyStops { get; init; } = 8;

    /// <summary>Stops up to which any task without a file is flown from point to point.</summary>
    public int MaxPointStops { get; init; } = 32;

    /// <summary>The loudspeaker's place on an aircraft that has not said where it is.</summary>
    public int SpeakerIndex { get; init; } = 2;
}
