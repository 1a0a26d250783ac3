using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Coverage;

/// <summary>Where pictures are taken along tracks.</summary>
public static class PictureStops
{
    /// <summary>
    /// Stops on tracks, in the order in which they are flown, no further apart than a picture is long less the overlap, and no
    /// further from the end of a track than half of that: with the camera turned along the tracks nothing of their strips is missed.
    /// </summary>
    public static IReadOnlyList<PlanePoint> Along(IReadOnlyList<CoverageTrack> tracks, CoverageRequest request)
    {
        var stepM = request.Camera.LengthM(request.HeightM) * (1 - request.Overlap);
        return [.. tracks.SelectMany(track =>
        {
            var count = (int)Math.Max(1, Math.Ceiling(track.LengthM / stepM));
            return Enumerable.Range(0, count).Select(i => track.From.Towards(track.To, (i + 0.5) / count));
        })];
    }
}
