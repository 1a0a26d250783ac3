namespace CityTwin.Fleet.Driving.Vda5050;

internal enum TripKind : byte
{
    Task,
    Home,
    GoTo,
}
