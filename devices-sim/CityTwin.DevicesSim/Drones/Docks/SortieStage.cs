namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>How far a sortie is.</summary>
internal enum SortieStage
{
    OpeningCover,
    StartingAircraft,
    InAir,
    ClosingDock,
    Over,
}
