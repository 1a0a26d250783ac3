namespace CityTwin.Vda5050;

/// <summary>A load's outline, which a state and a factsheet write alike.</summary>
internal static class BoxReader
{
    public static VdaBox? Read(Place place)
    {
        var hasReference = place.Has("boundingBoxReference", out var reference);
        var hasSize = place.Has("loadDimensions", out var size);
        if (!hasReference && !hasSize)
        {
            return null;
        }

        return new VdaBox(
            hasReference ? reference.AsObject().Number("x") : null,
            hasReference ? reference.Number("y") : null,
            hasReference ? reference.Number("z") : null,
            hasReference ? reference.NumberOrNull("theta") : null,
            hasSize ? size.AsObject().Number("length") : null,
            hasSize ? size.Number("width") : null,
            hasSize ? size.NumberOrNull("height") : null);
    }
}
