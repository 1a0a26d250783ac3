namespace CityTwin.Ingest.Log;

/// <summary>A segment nobody writes to any more.</summary>
/// <param name="Name">Its file.</param>
/// <param name="FirstPosition">Position of its first reading.</param>
/// <param name="EndPosition">Position after its last reading.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="CreatedAtMs">When it was begun.</param>
internal sealed record LogSegment(string Name, long FirstPosition, long EndPosition, long Bytes, long CreatedAtMs);
