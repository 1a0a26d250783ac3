using System.Text.Json;

namespace CityTwin.Vda5050;

/// <summary>
/// Reads what robots say, by the version of the topic it came on. What the standard requires has to be there and of its
/// type; unknown fields are passed over, unknown words named.
/// </summary>
public static class VdaReader
{
    /// <exception cref="VdaRefusedException">It cannot be taken: where, and what would be right.</exception>
    public static VdaReading<VdaState> State(ReadOnlyMemory<byte> json, VdaTopic topic, VdaLimits? limits = null) =>
        Read(json, topic, limits, StateReader.Read);

    /// <exception cref="VdaRefusedException">It cannot be taken: where, and what would be right.</exception>
    public static VdaReading<VdaConnection> Connection(ReadOnlyMemory<byte> json, VdaTopic topic, VdaLimits? limits = null) =>
        Read(json, topic, limits, place => new VdaConnection(HeaderReader.Read(place), place.Word<VdaConnectionState>("connectionState")));

    /// <exception cref="VdaRefusedException">It cannot be taken: where, and what would be right.</exception>
    public static VdaReading<VdaVisualization> Visualization(ReadOnlyMemory<byte> json, VdaTopic topic, VdaLimits? limits = null) =>
        Read(json, topic, limits, VisualizationReader.Read);

    /// <exception cref="VdaRefusedException">It cannot be taken: where, and what would be right.</exception>
    public static VdaReading<VdaFactsheet> Factsheet(ReadOnlyMemory<byte> json, VdaTopic topic, VdaLimits? limits = null) =>
        Read(json, topic, limits, FactsheetReader.Read);

    private static VdaReading<T> Read<T>(ReadOnlyMemory<byte> json, VdaTopic topic, VdaLimits? limits, Func<Place, T> read)
    {
        limits ??= VdaLimits.Usual;
        if (json.Length > limits.MaxMessageBytes)
        {
            throw new VdaRefusedException(
                VdaRefusal.TooLarge, "$", $"The message has {json.Length} bytes: expected at most {limits.MaxMessageBytes}.");
        }

        using var document = Parse(json, limits);
        var room = new ReadingRoom(new VdaVersion(topic.Major, 0, 0), limits);
        var place = new Place(document.RootElement, "$", room).AsObject();
        HeaderReader.Check(place, topic);
        return new VdaReading<T>(read(place), room.Notes);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json, VdaLimits limits)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = limits.MaxDepth });
        }
        catch (JsonException e)
        {
            throw new VdaRefusedException(
                VdaRefusal.NotJson, "$",
                $"Line {e.LineNumber + 1}, byte {e.BytePositionInLine}: expected one JSON object of at most {limits.MaxDepth} levels.");
        }
    }
}
