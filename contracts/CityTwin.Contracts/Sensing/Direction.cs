using System.Text.Json.Serialization;

namespace CityTwin.Sensing;

/// <summary>Whether a level is crossed upwards or downwards.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    Above = 0,
    Below = 1,
}
