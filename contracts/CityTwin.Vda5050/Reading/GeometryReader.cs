namespace CityTwin.Vda5050;

internal static class GeometryReader
{
    public static VdaGeometry Read(Place place) => new(
        place.ItemsOrNone("wheelDefinitions", Wheel), place.ItemsOrNone("envelopes2d", Outline), place.ItemsOrNone("envelopes3d", Body));

    private static VdaWheel Wheel(Place place)
    {
        var at = place.Object("position");
        return new VdaWheel(
            place.Text("type"), place.Flag("isActiveDriven"), place.Flag("isActiveSteered"), at.Number("x"), at.Number("y"),
            at.NumberOrNull("theta"), place.Number("diameter"), place.Number("width"), place.NumberOrNull("centerDisplacement"),
            place.TextOrNull("constraints"));
    }

    private static VdaOutline Outline(Place place) => new(
        place.Text(place.Room.Version.Name("envelope2dId", "set")),
        place.Items(place.Room.Version.Name("vertices", "polygonPoints"), point => new VdaVertex(point.Number("x"), point.Number("y"))),
        place.TextOrNull("description"));

    private static VdaBody Body(Place place) => new(
        place.Text(place.Room.Version.Name("envelope3dId", "set")), place.Text("format"), place.TextOrNull("url"));
}
