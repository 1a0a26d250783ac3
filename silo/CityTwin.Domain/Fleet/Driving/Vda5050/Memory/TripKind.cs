namespace CityTwin.Fleet.Driving.Vda5050;

internal enum TripKind : byte
{
    /// <summary>A mission's.</summary>
    Errand,

    Home,
    GoTo,
}
