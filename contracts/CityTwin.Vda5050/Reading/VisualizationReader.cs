namespace CityTwin.Vda5050;

internal static class VisualizationReader
{
    public static VdaVisualization Read(Place place)
    {
        var version = place.Room.Version;
        return new VdaVisualization
        {
            Header = version.Major >= 3 || HasHeader(place) ? HeaderReader.Read(place) : null,
            ReferenceStateHeaderId = version.Major >= 3 ? place.Whole("referenceStateHeaderId") : null,
            Position = MotionReader.Position(place),
            Velocity = MotionReader.Velocity(place),
            PlannedPath = MotionReader.PlannedPath(place),
            IntermediatePath = MotionReader.IntermediatePath(place),
        };
    }

    private static bool HasHeader(Place place) => place.Has("headerId", out _) && place.Has("timestamp", out _)
        && place.Has("version", out _) && place.Has("manufacturer", out _) && place.Has("serialNumber", out _);
}
