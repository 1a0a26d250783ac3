using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>Whether a shape is one that can stand on the earth.</summary>
internal static class Places
{
    /// <summary>What is wrong with it, or nothing.</summary>
    public static string? Complaint(Geometry shape)
    {
        foreach (var c in shape.Coordinates)
        {
            if (!double.IsFinite(c.X) || !double.IsFinite(c.Y))
            {
                return "has a coordinate that is not a number.";
            }

            if (c.X is < -180 or > 180 || c.Y is < -90 or > 90)
            {
                return $"has a vertex at {c.X}, {c.Y}, which is no place in degrees.";
            }
        }

        return shape.IsEmpty ? "has an empty geometry." : null;
    }
}
